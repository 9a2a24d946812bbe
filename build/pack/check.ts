import { checkPack, isRefused, type Finding } from '../../shared/packs/publish-gate';
import { done, failed, type Outcome } from './outcome';
import { readPackFile } from './read-file';

type Options = { now: number; forProduction: boolean };

/** The findings as a list that can be worked through, what refuses first. */
export function findingsInWords(findings: readonly Finding[]): string {
  const part = (severity: Finding['severity'], heading: string): string[] => {
    const these = findings.filter((finding) => finding.severity === severity);
    const lines = these.map(
      ({ id, field, rule, todo }, i) => `${i + 1}. ${field}  [${id}]\n   ${rule}\n   To do: ${todo}`,
    );
    return these.length > 0 ? [`${heading} (${these.length})`, ...lines] : [];
  };
  return [
    ...part('refuses', 'The pack is refused for'),
    ...part('reports', 'To be settled or looked at, which this pack doesn’t do'),
  ].join('\n\n');
}

export function check(file: string, options: Options): Outcome {
  const read = readPackFile(file);
  if (!read.ok) return failed(read.say);
  const findings = checkPack(read.value, options);
  const list = findingsInWords(findings);
  if (isRefused(findings)) return failed(list);
  const use = options.forProduction ? 'for production' : 'as what it says it is';
  return done([list, `${file} passes the gate, ${use}.`].filter(Boolean).join('\n\n'));
}
