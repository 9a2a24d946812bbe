/** Stands for the process's end: whatever was going on stops there, and nothing after it happens. */
export class Crash extends Error {}

/**
 * Counts the points that a run passes by and, from the `at`-th on, throws at every one of them: after its end a process
 * does nothing more.
 */
export function crashPoints(at = Infinity, look: (name: string) => void = () => {}) {
  const passed: string[] = [];
  return {
    passed,
    reached: () => passed.length >= at,
    pass(name: string): void {
      if (passed.length < at) {
        passed.push(name);
        look(name);
      }
      if (passed.length >= at) throw new Crash(name);
    },
  };
}

/** The `at`-th point fails once, as a full disk or a keychain locked for a moment would; the process goes on. */
export function stumblingPoint(at: number) {
  let passed = 0;
  return {
    reached: () => passed >= at,
    pass(name: string): void {
      passed += 1;
      if (passed === at) throw new Error(`failed: ${name}`);
    },
  };
}
