import type { Language } from '../../../shared/domain/primitives';
import { inLanguage } from '../../../shared/packs/lookup';
import type { CouncilPack } from '../../../shared/packs/schema/council-pack';
import {
  SCRIPT_END,
  type Script,
  type ScriptFact,
  type ScriptStep,
} from '../../../shared/packs/schema/script';
import type { Section } from './leaflet';

const facts: Record<ScriptFact, string> = {
  recorded: 'the call is recorded',
  'objection-due': 'the right to object is still to be said',
  'told-another-notice': 'another notice was given before',
  'several-enquiries': 'there is more than one enquiry',
  survey: 'there is a survey',
};
const places: Record<string, string> = { phone: 'by phone', 'in-person': 'at the desk' };

/** What the desk does by itself isn't said, so the way goes on behind it. */
function shownFrom(script: Script, id: string): string {
  const byId = new Map(script.steps.map((step) => [step.id, step]));
  const seen = new Set<string>();
  let step = byId.get(id);
  while (step?.kind === 'act' && !seen.has(step.id)) {
    seen.add(step.id);
    step = byId.get(step.next);
  }
  return step?.id ?? SCRIPT_END;
}

/** The scripts as a card beside the telephone, for whoever speaks while the program can't be used. */
export function scriptCard(pack: CouncilPack, language: Language): Section[] {
  return pack.scripts.map((script) => {
    const shown = script.steps.filter(({ kind }) => kind !== 'act');
    const where = script.channels.map((one) => places[one] ?? one).join(' and ');
    const heading = `${script.role.replace('-', ' ')}, ${where}${script.purposeId ? ` (${script.purposeId})` : ''}`;
    const numbers = new Map(shown.map(({ id }, i) => [id, i + 1]));
    const goTo = (next: string): string => {
      const number = numbers.get(shownFrom(script, next));
      return number ? `go to ${number}` : 'end';
    };
    return {
      heading: heading.charAt(0).toUpperCase() + heading.slice(1),
      lines: shown.map((step, i) => `${i + 1}. ${stepInWords(step, goTo, i, shown.length, language)}`),
    };
  });
}

function stepInWords(
  step: ScriptStep,
  goTo: (next: string) => string,
  index: number,
  count: number,
  language: Language,
): string {
  switch (step.kind) {
    case 'say': {
      const onward = goTo(step.next);
      const plainOnward = onward === `go to ${index + 2}` || (onward === 'end' && index === count - 1);
      return `“${inLanguage(step.text, language)}”${plainOnward ? '' : ` → ${onward}`}`;
    }
    case 'ask': {
      const answers = step.answers.map(({ label, next }) => `${label} → ${goTo(next)}`).join('; ');
      const words = inLanguage(step.text, language);
      return `${step.aloud ? `“${words}”` : `(to yourself) ${words}`}  ${answers}`;
    }
    case 'branch':
      return `If ${facts[step.on]} → ${goTo(step.yes)}; if not → ${goTo(step.no)}`;
    case 'act':
      return '';
  }
}
