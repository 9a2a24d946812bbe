import { readdirSync, readFileSync } from 'node:fs';

/** What each thread of a process started: Chromium starts its children from threads of their own. */
function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}

/** The ids of a process and of everything it started, parents first; those that ended meanwhile may be among them. */
export function processTree(pid: number): number[] {
  return [pid, ...childrenOf(pid).flatMap(processTree)];
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // ended by itself meanwhile
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Ends a whole tree as a power cut would: everything is frozen first, so that nothing can react to another's end or
 * start something new, then killed. Resolves when none of it is left.
 */
export async function killTree(pid: number): Promise<void> {
  let frozen: number[] = [];
  for (;;) {
    const all = processTree(pid);
    all.forEach((one) => signal(one, 'SIGSTOP'));
    if (all.every((one) => frozen.includes(one))) break;
    frozen = all;
  }
  frozen.forEach((one) => signal(one, 'SIGKILL'));
  while (frozen.some(isAlive)) await new Promise((done) => setTimeout(done, 5));
}

/** Proportional set size of a process tree in MiB: shared pages are counted once, split among those who share them. */
export function treePssMiB(pid: number): number {
  let kib = 0;
  for (const one of processTree(pid)) {
    try {
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // ended meanwhile
    }
  }
  return kib / 1024;
}
