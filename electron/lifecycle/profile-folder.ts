import path from 'node:path';

export type ProfileNeeds = {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  /** The value of `--user-data-dir=`, empty when it was not given. */
  asked: string;
};

/**
 * Where this person's sealed data lives on this PC: a local folder, never one that roams to other machines or to a
 * server's backup, because what is burned here must not live on there.
 */
export function profileFolder({ platform, env, home, asked }: ProfileNeeds): string {
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  if (asked) return path.resolve(asked);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Firstpoint');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Firstpoint');
  const data = env.XDG_DATA_HOME;
  // The XDG specification says to ignore a relative path.
  return join(data && path.posix.isAbsolute(data) ? data : join(home, '.local', 'share'), 'firstpoint');
}
