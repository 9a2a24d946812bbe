import { spawn } from 'node:child_process';

/** A step that failed in a way the user can act on: its message is all that is shown. */
export class Stop extends Error {}

/** @type {NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const parentWatchMs = 500;

/**
 * Runs a command to its end, its output shown. When we are asked to end, so is the command; we wait for it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} the exit code; 1 when it was ended by a signal or could not be started
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      // At a terminal Ctrl-C reaches the command by itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    /** @param {number} code */
    const done = (code) => {
      for (const signal of endings) process.off(signal, passOn);
      resolve(code);
    };
    for (const signal of endings) process.on(signal, passOn);
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

/**
 * Resolves when the user or the system asks this process to end, or when whoever started it is gone (npm passes a
 * request on to the shell between us, which may end without telling us). Later requests are ignored: what is
 * being stopped is stopped within seconds.
 * @returns {Promise<void>}
 */
export function askedToEnd() {
  return new Promise((resolve) => {
    for (const signal of endings) process.on(signal, () => resolve());
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && resolve(), parentWatchMs);
    watch.unref();
  });
}

/**
 * Runs a script's main function: a `Stop` is shown as its sentence, anything else with its stack.
 * @param {() => Promise<number | void>} main resolves with the exit code (0 when it says nothing)
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
