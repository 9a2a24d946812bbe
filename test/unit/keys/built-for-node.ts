import { join, resolve } from 'node:path';
import { build } from 'vite';

/** A TypeScript file of this project bundled as the application's build does it, to run in a thread or process of its own. */
export async function builtForNode(entry: string, name: string): Promise<string> {
  const root = resolve(import.meta.dirname, '../../..');
  // Within the project, so that the native package, which is never bundled, is found from there.
  const outDir = join(root, 'node_modules/.cache/firstpoint-tests', name);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@napi-rs/keyring'] },
    build: {
      ssr: entry,
      outDir,
      emptyOutDir: false,
      target: 'node20.18',
      rolldownOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
  });
  return join(outDir, `${name}.mjs`);
}
