import type { CouncilPack } from '../schema/council-pack';
import type { Text } from '../schema/text';

/** What the gate has to say about one place of a pack. A pack with a finding that `refuses` is not used. */
export type Finding = {
  severity: 'refuses' | 'reports';
  /** The rule's short name, as in the table of `shared/packs/README.md`. */
  id: string;
  /** The place in words, by ids: "services › missed-bin › fields › email". */
  field: string;
  /** The rule, with its source. */
  rule: string;
  todo: string;
};

/** What is looked at, and under which circumstances. Gathered once, since every rule wants some of it. */
export type Look = {
  pack: CouncilPack;
  /** Milliseconds since 1970; null: whether the pack has ended is not looked at. */
  now: number | null;
  /** Whether nothing may be assumed: the pack calls itself fit for work, or is about to be used for it. */
  production: boolean;
  /** Every text for the public, with its place. */
  texts: readonly { path: Path; text: Text }[];
};

/** The keys and ids that lead to a place. */
export type Path = readonly string[];
type Place = { at: Path; todo: string };

export type GateRule = {
  id: string;
  /** The rule and its source, as it is shown. */
  says: string;
  severity: Finding['severity'] | ((look: Look) => Finding['severity']);
  /** Every place that breaks the rule, and what to do about it. */
  places(look: Look): Place[];
};

export function findingsOf(rule: GateRule, look: Look): Finding[] {
  const severity = typeof rule.severity === 'function' ? rule.severity(look) : rule.severity;
  return rule
    .places(look)
    .map(({ at, todo }) => ({ severity, id: rule.id, field: inWords(at), rule: rule.says, todo }));
}

export function inWords(path: Path): string {
  return path.join(' › ') || 'the whole pack';
}
