import { assumedNamed, assumedThere } from './gate/assumed';
import { consentAsBasis, optionalOnConsent, serviceOnConsent } from './gate/bases';
import {
  apd,
  askedAgainstMode,
  birthAgainstMode,
  birthReasons,
  reasonScript,
  scheduleCondition,
  sensitiveCondition,
  soundsDelicate,
  tags,
} from './gate/delicate';
import { directorySensitive, directoryTeams } from './gate/directory';
import { emailRequired } from './gate/email';
import { findingsOf, type Finding, type GateRule, type Look } from './gate/finding';
import { deskMonth, deskTrigger, periodOrDecider } from './gate/keeping';
import { conflicts, demonstrationOnly, nothingAssumed, openPoints } from './gate/left-open';
import {
  actAfterAnswer,
  actAfterWords,
  actsApart,
  bothSides,
  endlessLoop,
  everyWay,
  foreignAct,
  noteAgainstMode,
  showsNothing,
  unreached,
} from './gate/roles';
import {
  closingTells,
  electoralFields,
  electoralScript,
  objectionApart,
  objectionWords,
  openingTellsWho,
  recordingSaid,
  recordingUntrue,
  surveyOptional,
  surveyWords,
} from './gate/said';
import { formRule, namedGaps, structureFindings } from './gate/structure';
import { calendarEnd, expired, longLife, timeOrder, versionAhead } from './gate/times';
import { publicTexts } from './gate/walk';
import { noticeLanguages, welshFirst, welshTexts } from './gate/welsh';
import { soundsPersonal } from './gate/personal';
import { dpo, regulator } from './gate/who-answers';
import { consentWord, placeholder, scriptLength } from './gate/wording';
import { councilPack, type CouncilPack } from './schema/council-pack';

export type { Finding } from './gate/finding';

/** In the order in which they are shown. */
const rules: readonly GateRule[] = [
  dpo,
  regulator,
  timeOrder,
  versionAhead,
  consentAsBasis,
  optionalOnConsent,
  serviceOnConsent,
  deskMonth,
  deskTrigger,
  periodOrDecider,
  apd,
  sensitiveCondition,
  askedAgainstMode,
  birthAgainstMode,
  birthReasons,
  reasonScript,
  tags,
  noteAgainstMode,
  emailRequired,
  soundsPersonal,
  directoryTeams,
  directorySensitive,
  welshFirst,
  welshTexts,
  noticeLanguages,
  scriptLength,
  consentWord,
  placeholder,
  openingTellsWho,
  recordingSaid,
  recordingUntrue,
  objectionWords,
  objectionApart,
  closingTells,
  electoralScript,
  electoralFields,
  surveyWords,
  surveyOptional,
  everyWay,
  bothSides,
  foreignAct,
  actAfterWords,
  actAfterAnswer,
  actsApart,
  showsNothing,
  endlessLoop,
  assumedNamed,
  assumedThere,
  demonstrationOnly,
  nothingAssumed,
  openPoints,
  conflicts,
  scheduleCondition,
  soundsDelicate,
  unreached,
  expired,
  longLife,
  calendarEnd,
];

/** The short names of all rules, those of the format first. */
export const gateRuleIds: readonly string[] = [
  ...new Set([formRule, ...namedGaps, ...rules].map(({ id }) => id)),
];

type Circumstances = {
  /** Milliseconds since 1970; null: whether the pack has ended is not looked at. */
  now: number | null;
  /** Whether real people will be dealt with under it. */
  forProduction: boolean;
};

/**
 * Reads a pack and says everything that speaks against it. A finding that `refuses` keeps it from being used; one that
 * `reports` is for whoever publishes it. `pack` is null when it does not even have the form of one.
 */
export function readPack(
  json: unknown,
  { now, forProduction }: Circumstances,
): { pack: CouncilPack | null; findings: Finding[] } {
  const read = councilPack.safeParse(json);
  if (!read.success) return { pack: null, findings: structureFindings(read.error.issues, json) };
  const pack = read.data;
  const production = forProduction || pack.status === 'production';
  const look: Look = { pack, now, production, texts: publicTexts(pack) };
  return { pack, findings: rules.flatMap((rule) => findingsOf(rule, look)) };
}

export function checkPack(json: unknown, circumstances: Circumstances): Finding[] {
  return readPack(json, circumstances).findings;
}

export function isRefused(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'refuses');
}
