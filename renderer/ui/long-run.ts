/** Letters without a place to break a line. Chromium's time to wrap them grows with the square: 100,000 take seconds. */
const LONGEST_WRAPPED = 2000;

/** Whether somewhere more letters follow one another without a blank than can be wrapped in good time. */
export function hasLongRun(text: string): boolean {
  if (text.length <= LONGEST_WRAPPED) return false;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    // Blanks and line ends are the lowest signs; what is above them and no blank all the same only ends a run late.
    run = text.charCodeAt(i) > 32 ? run + 1 : 0;
    if (run > LONGEST_WRAPPED) return true;
  }
  return false;
}

/**
 * Stops an area from wrapping before such text goes in: the browser lays it out while it inserts, before anybody
 * else hears of it. Give it to an area as its ref.
 */
export function keepQuick(area: HTMLTextAreaElement | null): (() => void) | undefined {
  if (!area) return undefined;
  const hear = (event: InputEvent): void => {
    if (event.data && hasLongRun(event.data)) area.style.whiteSpace = 'pre';
  };
  area.addEventListener('beforeinput', hear);
  return () => area.removeEventListener('beforeinput', hear);
}
