import { noPolicy, readItPolicy, type ItPolicy } from '../../shared/policy/it-policy';
import { linuxSource } from './linux-source';
import { macosSource } from './macos-source';
import type { PolicySource } from './policy-source';
import { windowsSource } from './windows-source';

export type PolicyNeeds = {
  platform: string;
  env: Record<string, string | undefined>;
  /** The value of `--policy-file=`, empty when it was not given. */
  asked: string;
  /** Rejects with a Node error; `ENOENT` means that there is no such file. */
  readFile(file: string): Promise<string>;
};

/** `trouble` is a sentence for the screen: the policy could not be used and `noPolicy` is in force. */
export type LoadedPolicy = { policy: ItPolicy; trouble: string | null; from: 'machine' | 'switch' | 'none' };

function sourceFor(platform: string): PolicySource {
  if (platform === 'win32') return windowsSource;
  if (platform === 'darwin') return macosSource;
  return linuxSource;
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/**
 * The machine's policy wins. The switch serves trials and tests, and is heard only where the machine has none: else
 * an advisor could point a managed desk at another CRM.
 */
export async function loadPolicy({ platform, env, asked, readFile }: PolicyNeeds): Promise<LoadedPolicy> {
  const candidates: { file: string; from: 'machine' | 'switch' }[] = [
    { file: sourceFor(platform).machineFile(env), from: 'machine' },
  ];
  if (asked) candidates.push({ file: asked, from: 'switch' });
  for (const { file, from } of candidates) {
    let text: string;
    try {
      text = await readFile(file);
    } catch (error) {
      if (isMissing(error) && from === 'machine') continue;
      return { policy: noPolicy, trouble: sentence(file, 'it could not be read'), from };
    }
    const reading = readItPolicy(text);
    return reading.ok
      ? { policy: reading.policy, trouble: null, from }
      : { policy: noPolicy, trouble: sentence(file, reading.say), from };
  }
  return { policy: noPolicy, trouble: null, from: 'none' };
}

function sentence(file: string, why: string): string {
  return `The IT policy of this PC can't be used: ${why} (${file}). Firstpoint works offline until IT has put it right; what you write is kept safe here and goes out after that.`;
}
