import { searchProfile } from '../support/profile-search';
import { expect, statusSays, test } from './support/desk-test';
import { fillMissedBin, takeMissedBin } from './support/take-call';

const caller = {
  address: '77 Zanzibar Meadow, Charlbury',
  name: 'Xanthippe Quillfeather',
  phone: '07700 900918',
  note: 'The wheelie bin was hidden behind a marmalade van',
};
const marks = [
  ...Object.values(caller),
  '+447700900918',
  '7700900918',
  'Xanthippe',
  'Quillfeather',
  'quillfeather',
  'marmalade',
  'Zanzibar',
];

test('nothing that a caller said can be read in any file of the profile @packaged', async ({
  start,
  profile,
}) => {
  const first = await start();
  await statusSays(first.page, 'Online');
  await takeMissedBin(first.page, caller);
  await statusSays(first.page, 'all sent');
  // What is looked for and what is still being written are as personal as what was saved.
  await first.page.keyboard.press('Control+k');
  await first.page.keyboard.type('Quillfeather');
  await first.page
    .getByRole('option', { name: /Quillfeather/ })
    .first()
    .waitFor();
  await first.page.keyboard.press('Escape');
  await fillMissedBin(first.page, caller);
  await first.page.getByText(/^Kept \d\d:\d\d/).waitFor();
  await first.kill();
  const second = await start();
  await statusSays(second.page, 'Online');
  await second.kill();

  const { found, files } = searchProfile(profile, marks);
  expect(files).toBeGreaterThan(20);
  expect(found).toEqual([]);
});

test('the search for leaks would find them in a plain store, in its log and in its compressed tables', async ({
  start,
  profile,
}) => {
  const { kill, vault } = await start();
  await (
    await vault()
  ).evaluate(
    (texts) =>
      new Promise<void>((done, failed) => {
        const open = indexedDB.open('plain-store', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('rows', { autoIncrement: true });
        open.onerror = () => failed(open.error ?? new Error('not opened'));
        open.onsuccess = () => {
          const write = open.result.transaction('rows', 'readwrite', { durability: 'strict' });
          // More than LevelDB keeps in memory, so that tables are written.
          for (let i = 0; i < 6_000; i++)
            write.objectStore('rows').put({ i, texts, filling: 'plain words, over and over. '.repeat(40) });
          write.oncomplete = () => done();
          write.onerror = () => failed(write.error ?? new Error('not written'));
        };
      }),
    marks,
  );
  await kill();
  const { found } = searchProfile(profile, marks);
  for (const mark of marks) {
    expect(found).toContainEqual({ file: expect.stringMatching(/\.log$/), text: mark });
    expect(found).toContainEqual({ file: expect.stringMatching(/\.ldb$/), text: mark });
  }
});
