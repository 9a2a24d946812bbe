import type { z } from 'zod';
import { inWords, type Finding, type Path } from './finding';
import { nameInList } from './walk';

type Issue = z.core.$ZodIssue;
type Named = { id: string; says: string; todo: string; fits(path: Path): boolean };

/** Gaps that have a rule of their own in law; any other is a mistake of form. */
export const namedGaps: readonly Named[] = [
  {
    id: 'no-dpo',
    says: 'People are told how to reach the Data Protection Officer (UK GDPR Art 13(1)(b)).',
    todo: 'Give the officer’s title, address, e-mail and telephone.',
    fits: ([top]) => top === 'dpo',
  },
  {
    id: 'no-regulator',
    says: 'People are told who they can complain to (UK GDPR Art 13(2)(d)).',
    todo: 'Give the regulator’s name and web address.',
    fits: ([top]) => top === 'regulator',
  },
  {
    id: 'no-basis',
    says: 'Each purpose has a lawful basis of its own (UK GDPR Art 6(1), 13(1)(c)).',
    todo: 'Name the article of each basis, and the law behind it.',
    fits: ([top, , part]) => top === 'purposes' && part === 'bases',
  },
  {
    id: 'no-trigger',
    says: 'A period that starts at no moment never ends (UK GDPR Art 5(1)(e); S3:48-51 name none).',
    todo: 'Say from which moment the period counts.',
    fits: ([top, , part]) => top === 'retention' && part === 'trigger',
  },
];

export const formRule = { id: 'form', says: 'A pack keeps to its format (council-pack.schema.json).' };
const MOST_SHOWN = 100;

/** What zod found, in words. Nothing of the pack is quoted but ids and the names of its parts. */
export function structureFindings(issues: readonly Issue[], json: unknown): Finding[] {
  const found = new Map<string, Finding>();
  for (const issue of issues.slice(0, MOST_SHOWN)) {
    const { names, value } = follow(json, issue.path);
    const named = namedGaps.find((gap) => gap.fits(names));
    const field = inWords(names);
    const finding: Finding = named
      ? { severity: 'refuses', id: named.id, field, rule: named.says, todo: named.todo }
      : {
          severity: 'refuses',
          id: formRule.id,
          field,
          rule: formRule.says,
          todo: todoFor(issue, value, names.at(-1) ?? 'it'),
        };
    found.set(`${finding.id} ${finding.field} ${finding.todo}`, finding);
  }
  return [...found.values()];
}

/** A name from a file that may be no pack at all is shown only when it looks like one. */
const showable = (name: string): string => (/^[\w-]{1,60}$/.test(name) ? name : 'an unknown part');

function follow(json: unknown, path: Issue['path']): { names: string[]; value: unknown } {
  const names: string[] = [];
  let value = json;
  for (const key of path) {
    const inside = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    const list = Array.isArray(value);
    const part: unknown = inside ? (value as Record<PropertyKey, unknown>)[key] : undefined;
    names.push(list ? nameInList(part, Number(key)) : showable(String(key)));
    value = part;
  }
  return { names, value };
}

function todoFor(issue: Issue, value: unknown, name: string): string {
  switch (issue.code) {
    case 'custom':
      return `Put it right: ${name} ${issue.message}.`;
    case 'unrecognized_keys':
      return `Take out what the format doesn’t know: ${showable(issue.keys[0] ?? '')}.`;
    case 'too_small':
      return value === '' || (Array.isArray(value) && value.length === 0)
        ? 'Fill it: it is empty.'
        : `Give at least ${String(issue.minimum)}.`;
    case 'too_big':
      return `Shorten it: ${String(issue.maximum)} is the most.`;
    case 'invalid_value':
      if (value === undefined) return 'Add it: it is missing.';
      return `Use one of these: ${issue.values.map(String).join(', ')}.`.slice(0, 200);
    case 'invalid_format':
      return 'Write it as the format wants it.';
    default:
      if (value === undefined) return 'Add it: it is missing.';
      return 'Put it right: it is of another kind than the format wants.';
  }
}
