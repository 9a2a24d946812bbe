import fs from 'node:fs';
import path from 'node:path';

/** electron-builder takes these out of an Electron it has fetched, but not out of a folder that it is given. */
const notForUsers = ['resources/default_app.asar', 'version'];

/** @param {import('electron-builder').AfterPackContext} context */
export default function afterPack({ appOutDir }) {
  for (const name of notForUsers) fs.rmSync(path.join(appOutDir, name), { force: true });
}
