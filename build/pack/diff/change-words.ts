import { isObject } from '../../../shared/packs/gate/walk';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import { periodIn, triggerIn } from '../print/rule-words';
import type { Change } from './compare';

/** In the order in which somebody who publishes a pack wants to know. */
const sections = [
  { heading: 'Why details are used, and on what basis', tops: ['purposes'] },
  { heading: 'What is said', tops: ['scripts', 'languages'] },
  {
    heading: 'What is asked, service by service',
    tops: ['services', 'areas', 'dateOfBirth', 'anonymousEnquiry'],
  },
  { heading: 'Health, beliefs, convictions', tops: ['specialCategory', 'criminalData'] },
  { heading: 'How long it is kept', tops: ['retention', 'drafts'] },
  { heading: 'Who may get it', tops: ['recipients', 'electoral', 'transfers'] },
  {
    heading: 'The notices, and who answers for them',
    tops: ['notices', 'defaultNoticeId', 'controller', 'dpo', 'regulator', 'rights'],
  },
] as const;

/** The changes as a list in words, by ids and names, what the public notices first. */
export function changesInWords(changes: readonly Change[], before: CouncilPack, after: CouncilPack): string {
  const known = new Set<string>(sections.flatMap(({ tops }) => [...tops]));
  const part = (heading: string, mine: (top: string) => boolean): string[] => {
    const lines = changes
      .filter(({ path: [top = ''] }) => mine(top))
      .map((change) => `  ${changeInWords(change, before, after)}`);
    return lines.length > 0 ? [`${heading}\n${lines.join('\n')}`] : [];
  };
  return [
    ...sections.flatMap(({ heading, tops }) => part(heading, (top) => tops.some((one) => one === top))),
    ...part('All else', (top) => !known.has(top)),
  ].join('\n\n');
}

const channels: Record<string, string> = { phone: 'by phone', 'in-person': 'at the desk' };
const languages: Record<string, string> = { en: 'in English', cy: 'in Welsh' };

function changeInWords({ path, before, after }: Change, old: CouncilPack, now: CouncilPack): string {
  const place = placeInWords(path, old, now);
  if (path.at(-1) === 'order')
    return `${place}: now ${valueInWords(after, path)}; was ${valueInWords(before, path)}.`;
  if (before === undefined) return `${place}: new. ${valueInWords(after, path)}`.trim();
  if (after === undefined) return `${place}: gone. It was ${valueInWords(before, path)}`.trim();
  return `${place}: now ${valueInWords(after, path)}; was ${valueInWords(before, path)}.`;
}

/** "Missed bin, E-mail, by phone": names where a part has one, else its id. */
function placeInWords(path: readonly string[], old: CouncilPack, now: CouncilPack): string {
  let [before, after]: unknown[] = [old, now];
  const words: string[] = [];
  path.forEach((name, i) => {
    [before, after] = [partOf(before, name), partOf(after, name)];
    const fixed = path[i - 1] === 'ask' ? channels[name] : languages[name];
    words.push(nameOf(after) ?? nameOf(before) ?? fixed ?? spaced(name));
  });
  // "services", "fields" and the like say nothing that the names after them don't.
  const shown = words.filter(
    (_, i) =>
      i === path.length - 1 ||
      !(path[i] ?? '').match(/^(services|fields|purposes|steps|text|ask|answers|sections|recipients|\d+)$/),
  );
  const [first = '', ...rest] = shown;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ');
}

function partOf(value: unknown, name: string): unknown {
  if (Array.isArray(value))
    return value.find((part, i) => isObject(part) && (part.id === name || String(i + 1) === name));
  return isObject(value) ? value[name] : undefined;
}

function nameOf(value: unknown): string | null {
  if (!isObject(value)) return null;
  const name = value.name ?? value.label ?? value.title;
  return typeof name === 'string' ? name : null;
}

/** "retentionRuleIds" → "retention rule ids". */
const spaced = (name: string): string =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();

function valueInWords(value: unknown, path: readonly string[]): string {
  const key = path.at(-1) ?? '';
  if (value === null) return 'nothing';
  if (value === true) return 'yes';
  if (value === false) return 'no';
  if (typeof value === 'string') {
    if (/^P\d+[DWMY]$/.test(value)) return periodIn(value, 'en');
    if (key === 'trigger') return triggerIn(value, 'en');
    return /^[\w.()-]+$/.test(value) ? value : `“${value}”`;
  }
  if (Array.isArray(value)) return value.map((part) => valueInWords(part, path)).join(', ') || 'none';
  return isObject(value) ? objectInWords(value, path) : String(value);
}

/** As much of a part as tells which it is: the whole of it is in the file. */
function objectInWords(value: Record<string, unknown>, path: readonly string[]): string {
  if (typeof value.en === 'string')
    return [value.en, value.cy]
      .filter((one) => typeof one === 'string')
      .map((one) => `“${one}”`)
      .join(' ');
  if (isObject(value.ask))
    return Object.entries(value.ask)
      .map(([channel, how]) => `${String(how)} ${channels[channel] ?? channel}`)
      .join(', ');
  if (typeof value.article === 'string') return value.article;
  if (Array.isArray(value.steps))
    return value.steps
      .flatMap((step: unknown) =>
        isObject(step) && isObject(step.text) ? [objectInWords(step.text, path)] : [],
      )
      .join(' · ');
  if (typeof value.trigger === 'string')
    return `${value.period === null ? `as ${String(value.decidedBy)} decides` : valueInWords(value.period, [])} ${triggerIn(value.trigger, 'en')}`;
  return nameOf(value) ?? '';
}
