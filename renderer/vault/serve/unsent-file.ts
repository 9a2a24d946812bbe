import canonicalize from 'canonicalize';
import type { Answer } from '../../../shared/ipc/port-message';
import type { SealedFileFacts } from '../../../shared/ipc/unsent-contract';
import { londonInstant } from '../../../shared/policy/civil-date';
import { mutation, type Mutation } from '../../../shared/sync/mutation';
import { fileContent, type FileContent } from '../../../shared/transfer/file-content';
import { readSealedFile, sealFile, type ChosenFile } from '../../../shared/transfer/sealed-file';
import { CODE_BYTES, codeWords } from '../../../shared/transfer/transfer-code';
import { crmRows } from '../data/outbox-row';
import { emptyUnit, type RecordWrite, type Unit } from '../data/unit-of-work';
import { deriveKey, webAead } from '../data/web-crypto';
import {
  chooseFirst,
  codeWrong,
  codeWrongTooOften,
  damagedFile,
  fileNotRead,
  fileFromTomorrow,
  fileNotSaved,
  fileTooLarge,
  fileTooOld,
  newerFile,
  noRoomForFile,
  notForFile,
  notOurFile,
  otherCouncil,
  otherDesk,
  ownDesk,
  unknownHere,
  unreadableUnsent,
} from '../unsent-words';
import type { Context } from './context';
import type { Handlers } from './door';
import { takeIn } from './unsent-take-in';
import { unsentRowsOf, withOtherWay } from './unsent-rows';

/** Wrong codes until the file has to be chosen again. Against mix-ups: 120 bits need no such guard. */
const MOST_TRIES = 5;
/** Older files are refused: what one holds may have been sent, and removed everywhere, since. */
const OLDEST_MS = 30 * 86_400_000;
/** So far two desks' clocks may differ. */
const AHEAD_MS = 86_400_000;
const encoder = new TextEncoder();

const unread = { 'not-ours': notOurFile, newer: newerFile, damaged: damagedFile } as const;

/**
 * Files from desk to desk (`build/decisions/130-unsent-and-old.md`). This desk keeps what it exports, and sends it too
 * when it can: both send the same mutations, which the CRM takes once.
 */
export function unsentFileHandlers(
  context: Context,
): Handlers<'unsent.export' | 'unsent.choose-file' | 'unsent.take-in'> {
  const { store, main, changes } = context;
  let chosen: { file: ChosenFile; wrong: number } | null = null;

  const contentOf = async (enquiryId: string): Promise<Answer<Mutation[]>> => {
    const rows = await unsentRowsOf(context, enquiryId);
    if (!rows.ok) return rows;
    const opened = await Promise.all(rows.value.map((row) => store.outbox.openWhat(row)));
    const parsed = opened.map((one) => mutation.safeParse(one));
    const mutations = parsed.flatMap((one) => (one.success ? [one.data] : []));
    return mutations.length === opened.length
      ? { ok: true, value: mutations }
      : { ok: false, problem: unreadableUnsent };
  };

  /** The system's window was open meanwhile, for as long as somebody looked for the stick. */
  const isBehind = async (items: readonly Mutation[][]): Promise<boolean> => {
    const inFile = new Set(items.flat().map(({ opId }) => opId));
    const ids = items.map((list) => list[0]?.entityId ?? '');
    const rows = [...(await store.outbox.ofEntities(ids)).values()].flat();
    return crmRows(rows).some(({ opId, delivery }) => delivery.state !== 'applied' && !inFile.has(opId));
  };

  return {
    async 'unsent.export'({ enquiryIds, toDesk }) {
      const { enrolled, officer } = context.desk();
      if (!enrolled) return { ok: false, problem: unknownHere };
      if (toDesk === enrolled.deskCode) return { ok: false, problem: ownDesk };
      const items: Mutation[][] = [];
      for (const enquiryId of new Set(enquiryIds)) {
        const one = await contentOf(enquiryId);
        if (!one.ok) return one;
        items.push(one.value);
      }
      const fileId = context.newId();
      const at = londonInstant(context.now());
      const content: FileContent = { items };
      // The other desk refuses the whole file for one such; here somebody can still do something about it.
      if (!fileContent.safeParse(content).success) return { ok: false, problem: notForFile };
      const secret = webAead.random(CODE_BYTES);
      const bytes = await sealFile(
        { aead: webAead, derive: deriveKey },
        secret,
        {
          fileId,
          controllerId: enrolled.controllerId,
          fromDesk: enrolled.deskCode,
          toDesk,
          madeAt: at,
        },
        encoder.encode(canonicalize(content)),
      );
      const code = codeWords(secret);
      secret.fill(0);
      const saved = await main.ask('file.save', { bytes, fileName: fileNameOf(toDesk, at) });
      if (!saved.ok) return saved;
      if (saved.value === 'not-wanted') return { ok: true, value: null };
      if (saved.value !== 'saved')
        return { ok: false, problem: saved.value === 'full' ? noRoomForFile : fileNotSaved };
      const officerId = officer.id;
      const noteOf = (list: readonly Mutation[]): Promise<RecordWrite> => {
        const opIds = list.map(({ opId }) => opId);
        const one = { way: 'file' as const, at, officerId, fileId, toDesk, opIds };
        return withOtherWay(context, list[0]?.entityId ?? '', one);
      };
      const noted = await store.work.commit({
        ...emptyUnit,
        records: await Promise.all(items.map(noteOf)),
        audit: [{ what: 'unsent-exported', fileId, toDesk, enquiries: namesOf(items), officerId }],
      });
      changes.changed('status', 'enquiries');
      return { ok: true, value: { code, noted: noted.ok, behind: await isBehind(items) } };
    },

    async 'unsent.choose-file'() {
      chosen = null;
      const { enrolled } = context.desk();
      if (!enrolled) return { ok: false, problem: unknownHere };
      const answer = await main.ask('file.choose', null);
      if (!answer.ok) return answer;
      const { value } = answer;
      if (value.outcome === 'not-wanted') return { ok: true, value: null };
      if (value.outcome !== 'chosen')
        return { ok: false, problem: value.outcome === 'too-large' ? fileTooLarge : fileNotRead };
      const read = readSealedFile(Uint8Array.from(value.bytes));
      if (!read.ok) return { ok: false, problem: unread[read.why] };
      const { controllerId, toDesk, fromDesk, madeAt } = read.file.header;
      if (controllerId !== enrolled.controllerId) return { ok: false, problem: otherCouncil };
      if (toDesk !== enrolled.deskCode) return { ok: false, problem: otherDesk(toDesk, enrolled.deskCode) };
      const age = context.now() - Date.parse(madeAt);
      if (age > OLDEST_MS) return { ok: false, problem: fileTooOld };
      if (age < -AHEAD_MS) return { ok: false, problem: fileFromTomorrow };
      chosen = { file: read.file, wrong: 0 };
      return { ok: true, value: { fromDesk, madeAt } satisfies SealedFileFacts };
    },

    async 'unsent.take-in'({ code }) {
      const at = chosen;
      if (!at) return { ok: false, problem: chooseFirst };
      const done = await takeIn(context, at.file, code);
      if (done === 'wrong-code') {
        at.wrong += 1;
        if (at.wrong < MOST_TRIES) return { ok: false, problem: codeWrong(MOST_TRIES - at.wrong) };
        chosen = null;
        return { ok: false, problem: codeWrongTooOften };
      }
      // Kept where the store failed it: it can be tried again without the system's window.
      if (done.ok) chosen = null;
      return done;
    },
  };
}

/** For the audit log: ids alone. */
const namesOf = (
  items: readonly Mutation[][],
): Extract<Unit['audit'][number], { what: 'unsent-exported' }>['enquiries'] =>
  items.map((list) => ({ enquiryId: list[0]?.entityId ?? '', opIds: list.map(({ opId }) => opId) }));

/** Nothing in a name that lies on a stick in clear but the desk and the minute. */
const fileNameOf = (toDesk: string, at: string): string =>
  `for-desk-${toDesk}-${at.slice(0, 16).replaceAll(/[T:]/g, '-')}`;
