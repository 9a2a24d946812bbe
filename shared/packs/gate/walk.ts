import type { Text } from '../schema/text';
import type { Path } from './finding';

const idLike = /^[a-zA-Z0-9][a-zA-Z0-9-]{0,59}$/;

/** What a part of a list is called: its id where it has a usable one, else its number, counted from one. */
export function nameInList(part: unknown, index: number): string {
  const id = isObject(part) ? part.id : undefined;
  return typeof id === 'string' && idLike.test(id) ? id : String(index + 1);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Visits every object and list of a pack, outermost first. */
export function walk(value: unknown, visit: (value: object, path: Path) => void, path: Path = []): void {
  if (typeof value !== 'object' || value === null) return;
  visit(value, path);
  if (Array.isArray(value)) value.forEach((part, i) => walk(part, visit, [...path, nameInList(part, i)]));
  else for (const [key, part] of Object.entries(value)) walk(part, visit, [...path, key]);
}

function isText(value: object): value is Text {
  return 'en' in value && typeof value.en === 'string';
}

/** Every text for the public, wherever the format has one: what has an English wording is one. */
export function publicTexts(pack: object): { path: Path; text: Text }[] {
  const found: { path: Path; text: Text }[] = [];
  walk(pack, (value, path) => {
    if (isText(value)) found.push({ path, text: value });
  });
  return found;
}
