import type { Script, ScriptRole } from '../packs/schema/script';
import type { Text } from '../packs/schema/text';

/** What a `{placeholder}` of a script stands for, and in which roles something fills it. */
type Placeholder = { means: string; roles: readonly ScriptRole[] | 'all' };

/** Every placeholder that a script may hold. `renderer/copy/script-words.ts` fills each one of them, or does not compile. */
export const placeholders = {
  council: { means: 'the council’s name', roles: 'all' },
  officer: { means: 'who is speaking for the council', roles: 'all' },
  dpo: { means: 'how to reach the data protection officer', roles: 'all' },
  regulator: { means: 'the regulator’s name', roles: 'all' },
  link: { means: 'where the whole notice stands', roles: 'all' },
  period: { means: 'how long this desk keeps its copy', roles: 'all' },
  area: { means: 'the part of the council that the service belongs to', roles: 'all' },
  reference: { means: 'the references of the call', roles: 'all' },
  team: { means: 'who has it now', roles: 'all' },
  by: { means: '“, who should answer by …” where that is promised, else nothing', roles: 'all' },
  purpose: { means: 'what the details are for, as something to do', roles: ['reason', 'consent'] },
  topic: { means: 'what is asked about, or what was told', roles: ['reason', 'volunteered'] },
  item: { means: 'what was asked for and not given', roles: ['refusal'] },
  consequence: { means: 'what cannot be done without it', roles: ['refusal', 'reason'] },
  alternative: { means: 'what can be done instead', roles: ['refusal'] },
  person: { means: 'whom somebody else speaks for', roles: ['representative'] },
  channel: { means: 'how they would be asked', roles: ['consent'] },
  how: { means: 'how to change one’s mind', roles: ['consent'] },
  system: { means: 'the service’s own system, where the case is kept', roles: 'all' },
} as const satisfies Record<string, Placeholder>;

export type PlaceholderName = keyof typeof placeholders;

/** The names between braces in a text, in any of its languages. */
function gapsIn(words: Text): string[] {
  return [words.en, words.cy ?? ''].flatMap((said) =>
    [...said.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name),
  );
}

/** The placeholders of a script that nothing fills, each with the step it stands in. */
export function unfilledIn(script: Script): { stepId: string; name: string }[] {
  return script.steps.flatMap((step) =>
    step.kind === 'say' || step.kind === 'ask'
      ? [...new Set(gapsIn(step.text))]
          .filter((name) => !isFilled(name, script.role))
          .map((name) => ({ stepId: step.id, name }))
      : [],
  );
}

function isFilled(name: string, role: ScriptRole): boolean {
  if (!Object.hasOwn(placeholders, name)) return false;
  const { roles }: Placeholder = placeholders[name as PlaceholderName];
  return roles === 'all' || roles.includes(role);
}
