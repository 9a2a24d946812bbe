// @vitest-environment jsdom
import { screen } from '@testing-library/dom';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useReadAloud } from '../../../renderer/display/read-aloud';

type Voice = { lang: string; localService: boolean };
const engine = Object.assign(new EventTarget(), {
  voices: [] as Voice[],
  said: [] as { text: string; voice: Voice }[],
  cancelled: 0,
  getVoices: () => engine.voices,
  speak: (utterance: { text: string; voice: Voice }) => void engine.said.push(utterance),
  cancel: () => void (engine.cancelled += 1),
});

class Utterance extends EventTarget {
  voice: Voice | null = null;
  lang = '';
  constructor(readonly text: string) {
    super();
  }
}

function Page({ text }: { text: string }) {
  const { canRead, reading, toggle } = useReadAloud(text, 'en');
  return canRead ? <button onClick={toggle}>{reading ? 'stop' : 'read'}</button> : <p>no voice</p>;
}

let root: Root;
const show = (text: string): void => flushSync(() => root.render(<Page text={text} />));
const english: Voice = { lang: 'en-GB', localService: true };
beforeEach(() => {
  Object.defineProperty(globalThis, 'speechSynthesis', { value: engine, configurable: true });
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance, configurable: true });
  Object.assign(engine, { voices: [], said: [], cancelled: 0 });
  root = createRoot(document.body.appendChild(document.createElement('div')));
});
afterEach(() => {
  flushSync(() => root.unmount());
  document.body.replaceChildren();
});

test('reads with a voice of this PC, and falls silent with the page', () => {
  engine.voices = [{ lang: 'cy-GB', localService: true }, english];
  show('one');
  flushSync(() => screen.getByText('read').click());
  expect(engine.said).toMatchObject([{ text: 'one', voice: english, lang: 'en-GB' }]);
  expect(screen.getByText('stop')).toBeTruthy();
  show('two');
  expect(engine.cancelled).toBe(1);
  expect(screen.getByText('read')).toBeTruthy();
});

test('says plainly that there is none: a voice that asks a server counts for nothing', () => {
  engine.voices = [
    { lang: 'en-US', localService: false },
    { lang: 'cy-GB', localService: true },
  ];
  show('one');
  expect(screen.getByText('no voice')).toBeTruthy();
});

test('notices a voice that comes late', () => {
  show('one');
  expect(screen.getByText('no voice')).toBeTruthy();
  engine.voices = [english];
  flushSync(() => engine.dispatchEvent(new Event('voiceschanged')));
  expect(screen.getByText('read')).toBeTruthy();
});
