import { configure } from '@testing-library/dom';
import { vi } from 'vitest';

/** What React Aria expects of a page and jsdom lacks. */
const css = globalThis as unknown as { CSS?: { escape(text: string): string } };
css.CSS ??= { escape: (text) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`) };
Element.prototype.scrollIntoView ??= () => {};

// Whether something is hidden costs jsdom most of a look-up's time; what is not there is not drawn at all here.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });
