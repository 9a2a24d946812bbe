import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { optionId } from './option-list';

type ActiveOptionNeeds = {
  listId: string;
  /** The options' keys in the order of the list. */
  keys: readonly string[];
  /** What is typed. Something typed makes the first option the active one. */
  typed: string;
  /** Whether the list answers what is typed now. */
  answered: boolean;
  onChoose: (key: string) => void;
};

/**
 * Which option of a list Enter takes, moved by the arrow keys while the focus stays in the field. Enter pressed before
 * the list has answered waits for the answer, so that it never takes what was found for fewer letters.
 */
export function useActiveOption({ listId, keys, typed, answered, onChoose }: ActiveOptionNeeds) {
  const [moved, setMoved] = useState<{ typed: string; key: string } | null>(null);
  const enteredFor = useRef<string | null>(null);
  const isMoved = moved?.typed === typed && keys.includes(moved.key);
  const active = isMoved ? moved.key : typed === '' ? null : (keys[0] ?? null);

  const take = (): void => {
    enteredFor.current = null;
    if (active !== null) onChoose(active);
  };
  useEffect(() => {
    if (answered && enteredFor.current === typed) take();
  });

  const move = (by: 1 | -1): void => {
    const from = active === null ? (by === 1 ? -1 : 0) : keys.indexOf(active);
    const key = keys[(from + by + keys.length) % keys.length];
    if (key === undefined) return;
    setMoved({ typed, key });
    document.getElementById(optionId(listId, key))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && answered) take();
    else if (event.key === 'Enter') enteredFor.current = typed;
    else return;
    event.preventDefault();
  };
  return { active, onKeyDown };
}
