import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Stop } from './run.mjs';

/** How long a process may take to end by itself before it is killed. */
const graceMs = 6_000;

/**
 * @typedef {{ name: string, pid: number, started: string }} Kept
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ env?: NodeJS.ProcessEnv, cwd?: string, stdio?: import('node:child_process').StdioOptions,
 *   endWhole?: boolean }} StartOptions `endWhole`: its children are asked to end at once too, not left to it
 */

/**
 * Starts processes and answers for their end. Each gets a process group of its own: Ctrl-C at the terminal then
 * reaches only us, and we stop them in the right order, with all their children.
 * @param {string} [recordFile] where to note what runs, so that `endLeftovers` can clear up after a crash of ours
 */
export function processKeeper(recordFile) {
  /** @type {{ name: string, child: ChildProcess, pid: number, started: string, endWhole: boolean }[]} */
  const kept = [];
  let stopping = false;

  function record() {
    if (!recordFile) return;
    fs.mkdirSync(path.dirname(recordFile), { recursive: true });
    fs.writeFileSync(
      recordFile,
      JSON.stringify(kept.map(({ name, pid, started }) => ({ name, pid, started }))),
    );
  }

  return {
    /**
     * @param {string} name for messages
     * @param {string} command
     * @param {string[]} args
     * @param {StartOptions} [options]
     * @returns {ChildProcess} rejects nothing: a command that isn't there emits 'error'
     */
    start(name, command, args, { endWhole = false, ...options } = {}) {
      if (stopping) throw new Stop(`${name} is not started any more: everything is being stopped.`);
      const child = spawn(command, args, { stdio: 'inherit', ...options, detached: true });
      const { pid } = child;
      if (pid !== undefined) {
        kept.push({ name, child, pid, started: startTime(pid), endWhole });
        record();
      }
      return child;
    },

    /** Stops everything, the last started first. Resolves with the names of what had to be killed. */
    async stop() {
      stopping = true;
      /** @type {string[]} */
      const killed = [];
      for (const one of kept.reverse()) {
        if (!(await endGroup(one))) killed.push(one.name);
      }
      kept.length = 0;
      if (recordFile) fs.rmSync(recordFile, { force: true });
      return killed;
    },
  };
}

/**
 * Ends what a run that crashed has left behind. A process number that now belongs to somebody else is let alone:
 * its starting time differs.
 * @param {string} recordFile
 * @returns {string[]} the names of what was ended
 */
export function endLeftovers(recordFile) {
  if (!fs.existsSync(recordFile)) return [];
  /** @type {Kept[]} */
  const left = JSON.parse(fs.readFileSync(recordFile, 'utf8'));
  const ours = left.filter(({ pid, started }) => started !== '' && startTime(pid) === started);
  for (const { pid } of ours) signalGroup(pid, 'SIGKILL');
  fs.rmSync(recordFile, { force: true });
  return ours.map(({ name }) => name);
}

/**
 * @param {{ child: ChildProcess, pid: number, endWhole: boolean }} one
 * @returns {Promise<boolean>} whether it ended by itself
 */
async function endGroup({ child, pid, endWhole }) {
  const running = () => child.exitCode === null && child.signalCode === null;
  let willing = true;
  if (running()) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // Usually the program alone: it ends its own helpers in the order that suits it.
    if (endWhole) signalGroup(pid, 'SIGTERM');
    else child.kill('SIGTERM');
    await Promise.race([ended, wait(graceMs, undefined, { ref: false })]);
    willing = !running();
  }
  // Helpers of an ended program may outlive it.
  signalGroup(pid, 'SIGKILL');
  return willing;
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * When a process started, in the kernel's ticks; empty where that can't be told.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    // The name in brackets may hold spaces; the field is the 20th after it.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
