import fs from 'node:fs';

const tailLength = 2_000;

/**
 * Writes a process's output to a file and lets it be looked at, so that the terminal stays readable.
 * @param {import('node:child_process').ChildProcess} child started with its output piped
 * @param {string} file overwritten
 */
export function logFile(child, file) {
  const stream = fs.createWriteStream(file, { mode: 0o600 });
  let tail = '';
  /** @type {{ pattern: RegExp, found: (match: RegExpExecArray) => void }[]} */
  const waiting = [];
  for (const output of [child.stdout, child.stderr]) {
    output?.on('data', (data) => {
      stream.write(data);
      tail = (tail + String(data)).slice(-tailLength);
      for (const one of [...waiting]) {
        const match = one.pattern.exec(tail);
        if (!match) continue;
        waiting.splice(waiting.indexOf(one), 1);
        one.found(match);
      }
    });
  }
  return {
    file,
    /** The last of what it said. */
    tail: () => tail,
    /**
     * Resolves when the output holds a pattern; never, if it doesn't.
     * @param {RegExp} pattern
     * @returns {Promise<RegExpExecArray>}
     */
    says: (pattern) => new Promise((found) => waiting.push({ pattern, found })),
  };
}
