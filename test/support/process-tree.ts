import { readFileSync } from 'node:fs';

/** The ids of a process and of everything it started, children last; those that ended meanwhile are left out. */
export function processTree(pid: number): number[] {
  let children: number[] = [];
  try {
    children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
  return [pid, ...children.flatMap(processTree)];
}

/** SIGKILL to a whole tree at once, as a power cut would end it; resolves when none of it is left. */
export async function killTree(pid: number): Promise<void> {
  const all = processTree(pid);
  for (const one of all) {
    try {
      process.kill(one, 'SIGKILL');
    } catch {
      // ended by itself between listing and killing
    }
  }
  const alive = (one: number): boolean => {
    try {
      return !/^State:\s+Z/m.test(readFileSync(`/proc/${one}/status`, 'utf8'));
    } catch {
      return false;
    }
  };
  while (all.some(alive)) await new Promise((done) => setTimeout(done, 5));
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
