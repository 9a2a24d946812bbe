import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { distFolder, electronFolder, installedRuntime, pathFile } from './installed.mjs';

const reachTimeoutMs = 8_000;
const installTimeoutMs = 600_000;

/**
 * Whether anything answers where electron's own installer would download from. Asked first, because that
 * installer waits for minutes where a firewall drops the packets.
 * @returns {Promise<{ ok: true } | { ok: false, why: string }>}
 */
async function downloadReachable() {
  const env = process.env;
  // Its own proxy support is not ours to imitate: let it try.
  if (env.ELECTRON_GET_USE_PROXY) return { ok: true };
  const mirror =
    env.ELECTRON_MIRROR ?? env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/';
  try {
    await fetch(mirror, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachTimeoutMs) });
    return { ok: true };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { ok: false, why: `${new URL(mirror).host} does not answer (${String(cause)})` };
  }
}

/**
 * Runs electron's own installer. A working development runtime is put aside first and comes back if this fails.
 * @returns {Promise<{ ok: true } | { ok: false, why: string }>}
 */
export async function installOfficial() {
  const reachable = await downloadReachable();
  if (!reachable.ok) return reachable;

  const aside = `${distFolder}.aside`;
  const before = installedRuntime();
  if (before.kind === 'dev') {
    fs.rmSync(aside, { recursive: true, force: true });
    fs.renameSync(distFolder, aside);
  }
  fs.rmSync(pathFile, { force: true });
  const run = spawnSync(process.execPath, [path.join(electronFolder, 'install.js')], {
    encoding: 'utf8',
    timeout: installTimeoutMs,
  });
  if (installedRuntime().kind === 'official') {
    fs.rmSync(aside, { recursive: true, force: true });
    return { ok: true };
  }
  fs.rmSync(distFolder, { recursive: true, force: true });
  if (before.kind === 'dev') {
    fs.renameSync(aside, distFolder);
    fs.writeFileSync(pathFile, path.basename(before.executable));
  }
  const line = run.stderr.split('\n').find((text) => /error|failed/i.test(text));
  return { ok: false, why: line?.trim() ?? `the installer ended with ${run.status ?? run.signal}` };
}
