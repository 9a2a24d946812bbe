import path from 'node:path';
import { Stop, run } from '../process/run.mjs';
import { runtimeSettings } from './runtime-settings.mjs';

/**
 * Runs electron-builder on the built application.
 * @param {string} root
 * @param {object} options
 * @param {string[]} options.targets electron-builder's own arguments, such as `--linux dir`
 * @param {string} [options.output] where to; electron-builder.yml says where when it is left out
 * @param {boolean} [options.inspectable] leaves the inspector's fuse on, so that the tests can drive the package
 * @param {boolean} [options.allowDevRuntime]
 */
export async function packageApplication(root, { targets, output, inspectable, allowDevRuntime }) {
  const cli = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [cli, ...targets, '--publish', 'never', ...runtimeSettings()];
  if (output) args.push(`--config.directories.output=${output}`);
  if (inspectable) args.push('--config.electronFuses.enableNodeCliInspectArguments=true');
  const env = { ...process.env, ...(allowDevRuntime ? { ALLOW_DEV_RUNTIME: '1' } : {}) };
  if ((await run(process.execPath, args, { cwd: root, env })) !== 0) {
    throw new Stop('The application could not be packaged: electron-builder says why above.');
  }
}
