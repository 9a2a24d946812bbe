import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';

/** A disk of its own for the profile, gone when the process ends; only that process can see it. */
export type SmallDisk = { megabytes: number };

/** A program that mounts a small disk, in a namespace of its own (no rights needed), and then is that Electron. */
export function onSmallDisk(electron: string, profile: string, { megabytes }: SmallDisk): string {
  mkdirSync(profile, { recursive: true });
  const script = path.join(path.dirname(profile), 'electron-on-small-disk');
  const inside = `mount -t tmpfs -o size=${megabytes}m tmpfs '${profile}' && exec '${electron}' "$@"`;
  const lines = [
    '#!/bin/sh',
    `exec unshare --map-current-user --mount --keep-caps sh -c '${inside.replaceAll("'", `'"'"'`)}' sh "$@"`,
  ];
  writeFileSync(script, `${lines.join('\n')}\n`, { mode: 0o755 });
  return script;
}

/** Leaves no byte free on the profile's disk, or all of it again. From inside, where the small disk can be seen. */
export function fillDisk(app: ElectronApplication, full: boolean): Promise<void> {
  return app.evaluate(({ app: inside }, fill) => {
    const fs = process.getBuiltinModule('node:fs');
    const file = `${inside.getPath('userData')}/filler`;
    if (!fill) return fs.rmSync(file, { force: true });
    for (const size of [1 << 20, 4096, 1])
      try {
        for (;;) fs.appendFileSync(file, new Uint8Array(size));
      } catch {
        // as full as it gets at this size
      }
  }, full);
}
