// Stands in for Electron's own default application in the development runtime:
//   electron [-r module]… [switches] <application folder or file> [arguments]
import fs from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const preloads = [];
let target;
const words = process.argv.slice(1);
for (let at = 0; at < words.length && !target; at++) {
  const word = words[at];
  if (word === '-v' || word === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  }
  if (word === '-a' || word === '--abi') {
    console.log(process.versions.modules);
    process.exit(0);
  }
  if (word === '-r' || word === '--require') preloads.push(words[++at]);
  else if (word.startsWith('--app=')) target = word.slice('--app='.length);
  else if (!word.startsWith('-')) target = word;
}
if (!target) {
  console.error('usage: electron <application folder or file>');
  process.exit(1);
}
// Playwright's hook comes this way.
if (preloads.length > 0) Module._preloadModules(preloads);
try {
  const full = path.resolve(target);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const manifestFile = path.join(full, 'package.json');
  if (fs.existsSync(manifestFile)) {
    const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
    if (manifest.version) app.setVersion(manifest.version);
    app.name = manifest.productName ?? manifest.name ?? app.name;
    app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
    app.setAppPath(full);
  } else {
    app.setAppPath(path.dirname(full));
  }
  await import(pathToFileURL(Module._resolveFilename(full, null, true)).href);
} catch (error) {
  console.error('The application failed while loading.');
  console.error(error);
  process.exit(1);
}
