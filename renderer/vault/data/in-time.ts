/** Long enough for any read of a store that works, on a PC that is busy. */
const PATIENCE_MS = 5_000;

const SILENT = 'no answer in time';

/** Whether a promise was given up here, and not refused by the platform. */
export function isSilent(error: unknown): boolean {
  return error instanceof DOMException && error.message === SILENT;
}

/**
 * The same promise, given up after five seconds as if the connection had been closed: when the disk is full Chromium
 * sometimes answers a read not at all, and a screen that waits for ever is worse than one that says so.
 */
export async function inTime<T>(work: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new DOMException(SILENT, 'AbortError')), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
