import { flushSync } from 'react-dom';
import { displayedReceipt } from '../../shared/domain/displayed-notice';
import type { Language } from '../../shared/domain/primitives';
import { VISIT_CAR_MAX, VISIT_TEXT_MAX } from '../../shared/domain/visit';
import { needsObjection } from '../../shared/packs/lookup';
import { keepsVisitors, visitNoticeId } from '../../shared/policy/visits';
import { AskFailed } from '../bridge/ask-for-query';
import { packQuery, statusQuery, visitsQuery } from '../bridge/queries';
import { queryClient } from '../bridge/query-client';
import { askVault } from '../bridge/vault';
import { firstMissing, type Missing } from '../copy/missing-words';
import { visitWords } from '../copy/visit-words';
import { words } from '../copy/words';
import { goTo, goWithin } from '../ui/place';
import { useCustomerScreen } from './customer-screen';
import { announce, noteTrouble } from './desk-view';
import { nowInstant } from './now';
import { useVisitors, type SignIn, type VisitFields } from './visitors';

const noFields: VisitFields = { name: '', host: '', company: '', hostEmail: '', car: '' };

function changeSignIn(change: (signIn: SignIn) => SignIn): void {
  useVisitors.setState(({ signIn }) => (signIn ? { signIn: change(signIn) } : {}));
}

/** Begins with the notice: nothing about them is typed before it was shown. */
async function beginSignIn(): Promise<void> {
  try {
    const [{ pack, noticeHashes }, { officer }] = await Promise.all([
      queryClient.fetchQuery(packQuery),
      queryClient.fetchQuery(statusQuery),
    ]);
    if (!keepsVisitors(pack)) return;
    noteTrouble(null);
    const setting = { pack, noticeHashes, officer };
    const signIn: SignIn = {
      id: crypto.randomUUID(),
      setting,
      step: 'notice',
      receipt: null,
      fields: noFields,
      saving: false,
    };
    flushSync(() => useVisitors.setState({ signIn, last: null, badge: null, badgeSays: null }));
    goTo('visitor-notice');
  } catch (error) {
    noteTrouble(error instanceof AskFailed ? error.say : words.unreachable);
  }
}

/** The notice was shown: on their screen with the objection on a page of its own, or on paper, where it is said next. */
function noticeShown(language: Language, onScreen: boolean): void {
  const signIn = useVisitors.getState().signIn;
  if (signIn?.step !== 'notice') return;
  const { pack, officer, noticeHashes: hashes } = signIn.setting;
  const noticeId = visitNoticeId(pack);
  const due = needsObjection(pack, noticeId);
  const receipt = displayedReceipt(
    pack,
    { noticeId, language, objection: due && onScreen, secondLayer: onScreen ? 'link' : 'leaflet' },
    { at: nowInstant(), by: officer.id, hashes },
  );
  const step = due && !onScreen ? 'objection' : 'form';
  flushSync(() => changeSignIn((was) => ({ ...was, step, receipt })));
  announce(visitWords.notice.recorded);
  goTo(step === 'form' ? 'visitor-name' : 'visitor-notice');
}

function objectionSaid(): void {
  flushSync(() =>
    changeSignIn((was) =>
      was.receipt?.status === 'given'
        ? { ...was, step: 'form', receipt: { ...was.receipt, objectionSaid: true } }
        : was,
    ),
  );
  goTo('visitor-name');
}

/** Whether the visitor touched “I have read it” for this sign-in. */
function readOnScreen(signIn: SignIn) {
  const { showing, answer } = useCustomerScreen.getState();
  return showing?.about === `visit ${signIn.id}` && answer?.answer === 'read' ? answer : null;
}

/** F7 among the visitors: the next thing that is shown or said. */
export function goOnWithVisitor(): void {
  const signIn = useVisitors.getState().signIn;
  if (!signIn) {
    void beginSignIn();
    return;
  }
  if (signIn.step === 'form') {
    goTo('visitor-name');
    return;
  }
  if (signIn.step === 'objection') {
    objectionSaid();
    return;
  }
  const read = readOnScreen(signIn);
  noticeShown(read?.language ?? signIn.setting.pack.languages[0] ?? 'en', read !== null);
}

/** The visitor touched “I have read it”, and the receptionist records it. */
export function recordVisitorRead(): void {
  const signIn = useVisitors.getState().signIn;
  const read = signIn && readOnScreen(signIn);
  if (read) noticeShown(read.language, true);
}

export function typeVisitor(field: keyof VisitFields, value: string): void {
  changeSignIn((was) => ({ ...was, fields: { ...was.fields, [field]: value } }));
}

/** They don't sign in after all: what was typed goes. */
export function leaveSignIn(): void {
  flushSync(() => useVisitors.setState({ signIn: null }));
  goTo('visitor-begin');
}

const likeAnEmail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** What is wrong with what was typed first, and where; null: it can be kept. */
export function visitNeeds(fields: VisitFields): Missing | null {
  const { name, host, hostEmail, car } = fields;
  const email = hostEmail.trim();
  const tooLong = (['name', 'host', 'company'] as const).find(
    (field) => fields[field].trim().length > VISIT_TEXT_MAX,
  );
  return firstMissing(
    name.trim() === '' && { place: 'visitor-name', say: visitWords.form.needs },
    host.trim() === '' && { place: 'visitor-host', say: visitWords.form.needs },
    tooLong !== undefined && { place: `visitor-${tooLong}`, say: visitWords.form.tooLong(VISIT_TEXT_MAX) },
    car.trim().length > VISIT_CAR_MAX && {
      place: 'visitor-car',
      say: visitWords.form.tooLong(VISIT_CAR_MAX),
    },
    email !== '' && !likeAnEmail.test(email) && { place: 'visitor-hostEmail', say: visitWords.form.badEmail },
  );
}

export async function signVisitorIn(): Promise<void> {
  const signIn = useVisitors.getState().signIn;
  if (!signIn || signIn.saving) return;
  const { fields, receipt } = signIn;
  const notice = { place: 'visitor-notice', say: visitWords.notice.title };
  const missing = receipt && signIn.step === 'form' ? visitNeeds(fields) : notice;
  if (missing !== null || !receipt) {
    const { place, say } = missing ?? notice;
    announce(say);
    goWithin(document, place);
    return;
  }
  changeSignIn((was) => ({ ...was, saving: true }));
  const orNone = (text: string): string | null => text.trim() || null;
  const answer = await askVault('visit.sign-in', {
    name: fields.name,
    host: fields.host,
    company: orNone(fields.company),
    hostEmail: orNone(fields.hostEmail),
    car: orNone(fields.car),
    receipt,
  });
  noteTrouble(answer.ok ? null : answer.problem.say);
  if (!answer.ok) {
    changeSignIn((was) => ({ ...was, saving: false }));
    return;
  }
  const last = answer.value;
  // At once: were the list not to be read again, the roll would still have them.
  queryClient.setQueryData(
    visitsQuery.queryKey,
    (list) => list && { ...list, inBuilding: [...list.inBuilding, last] },
  );
  flushSync(() => useVisitors.setState({ signIn: null, last }));
  announce(visitWords.signedIn(last.badge, last.name));
  goTo('visitor-last');
  await queryClient.invalidateQueries({ queryKey: visitsQuery.queryKey });
}
