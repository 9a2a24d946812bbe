// @vitest-environment jsdom
import { screen, within } from '@testing-library/dom';
import { afterEach, expect, test } from 'vitest';
import {
  doneWith,
  mayHaveArrived,
  sheetCrm,
  unsentPaneWords,
  whyUnsent,
} from '../../../renderer/copy/unsent-words';
import type { UnsentLine } from '../../../shared/ipc/unsent-contract';
import type { ParkedKind } from '../../../shared/ipc/parked-kind';
import { memoryVault } from './support/memory-vault';
import { openDesk, type OpenDesk } from './support/open-desk';
import { unsentLine as line } from './support/unsent-line';

let desk: OpenDesk | null = null;
afterEach(() => desk?.close());

const at = '2026-11-28T10:42:00.000+00:00';
const aside: UnsentLine = {
  ...line,
  why: { kind: 'aside' },
  paper: { way: 'paper', at, officerId: 'demo', printed: true },
};
const file = { at, toDesk: 'B2C' };
const parked = (kind: ParkedKind): UnsentLine => ({
  ...line,
  why: { kind: 'parked', why: { kind, crmSays: '', problemType: 'about:blank' } },
});

async function cardOf(one: UnsentLine): Promise<HTMLElement> {
  const vault = memoryVault();
  vault.state.unsent.lines = [one];
  const { outbox } = vault.state.status;
  vault.state.status = {
    ...vault.state.status,
    outbox: { ...outbox, queued: 1, oldestUnsentAt: one.since, overdue: { count: 1, after: 'P7D' } },
  };
  desk = openDesk({ vault });
  await desk.user.click(await screen.findByRole('button', { name: /longer than 7 days/ }));
  return screen.findByRole('article', { name: one.reference });
}

/** Opens what this button of the line's card opens. */
async function dialogOf(one: UnsentLine, button: RegExp): Promise<HTMLElement> {
  const card = await cardOf(one);
  await desk?.user.click(within(card).getByRole('button', { name: button }));
  return screen.findByRole('dialog');
}

/** What that dialog says; it is closed again. */
async function cautions(one: UnsentLine, button: RegExp): Promise<string> {
  const text = (await dialogOf(one, button)).textContent;
  desk?.close();
  return text;
}

test('what was added to an enquiry that went on paper is not said, nor printed, as if the CRM had it', async () => {
  const added: UnsentLine = { ...line, what: 'change', byPaper: true };
  expect(sheetCrm(added).join()).toContain('handed over on paper before');
  expect(sheetCrm(added).join()).not.toContain('has this enquiry already');
  const card = await cardOf(added);
  expect(within(card).getByText(/may have it all the same; something added later waits/)).toBeTruthy();
});

test('what was set aside and is not known to be printed says that a sheet may lie there', () => {
  const says = whyUnsent({ ...aside, paper: { ...aside.paper!, printed: false } as never }, undefined, at);
  expect(says).toContain('Print it again, also where a sheet lies there already');
});

test('a printed one is not exported, nor one with a file printed or handed over, without a warning', async () => {
  expect(await cautions(aside, /^Export for another desk/)).toContain('the team gets it twice');
  expect(await cautions(line, /^Export for another desk/)).not.toContain('twice');
  expect(await cautions({ ...line, file }, /^Hand over on paper/)).toContain('made for desk B2C');
  expect(await cautions({ ...aside, file }, /^It was handed over/)).toContain('made for desk B2C');
  expect(await cautions(aside, /^It was handed over/)).not.toContain('made for desk');
});

test('before it prints, it says where the CRM may have it already', async () => {
  expect(await cautions(parked('too-many-tries'), /^Hand over on paper/)).toContain('may have it already');
  expect(await cautions(parked('rejected'), /^Hand over on paper/)).not.toContain('may have it already');
});

test('what is on paper is left out where all are exported at once', async () => {
  const vault = memoryVault();
  const id = (n: number): string => `${line.enquiryId.slice(0, -1)}${n}`;
  vault.state.unsent.lines = [line, { ...line, enquiryId: id(2) }, { ...aside, enquiryId: id(3) }];
  const { outbox } = vault.state.status;
  vault.state.status = {
    ...vault.state.status,
    outbox: { ...outbox, queued: 3, oldestUnsentAt: line.since, overdue: { count: 3, after: 'P7D' } },
  };
  desk = openDesk({ vault });
  await desk.user.click(await screen.findByRole('button', { name: /longer than 7 days/ }));
  expect(await screen.findByRole('button', { name: /^Export all 2 for another desk/ })).toBeTruthy();
});

test('the sheet asks nobody to enter a second time what the CRM has, may have or is sent', () => {
  const says = (one: UnsentLine): string => sheetCrm(one).join(' ');
  expect(says({ ...line, what: 'change' })).toMatch(/has this enquiry already.* Do not enter it again/);
  expect(says(line)).toContain('had not been sent');
  expect(says({ ...line, why: { kind: 'waits', tries: 1 } })).toContain('may have it already');
  expect(says(parked('too-many-tries'))).toContain('may have it already');
  expect(says(parked('rejected'))).toContain('did not take it');
  expect(says(parked('erased'))).toContain('erased');
  for (const one of [line, aside, parked('rejected'), parked('conflict')]) {
    expect(says(one)).toContain('Look there for this reference');
    expect(says(one)).toMatch(/☐ Only on paper.*☐ Sent to the CRM as well. Do not enter it/);
    expect(says(one)).not.toContain('could not be reached');
  }
  expect(mayHaveArrived(aside)).toBe(false);
});

test('the list says of a paper whether it is sent as well, and promises no more than is so', () => {
  const handed = (alsoSent: boolean): string[] =>
    doneWith(
      { ...line, paper: { way: 'handed-over', at, officerId: 'demo', to: 'Waste', alsoSent } },
      '2026-11-28',
    );
  expect(handed(true)[0]).toContain('sent to the CRM as well');
  expect(handed(false)[0]).toContain('is not sent');
  expect(handed(false)[0]).not.toContain('as well');
  expect(unsentPaneWords.oldHint).not.toContain('nothing is ever removed');
  expect(unsentPaneWords.oldHint).toMatch(/destroyed.*erased.*ticket/);
});
