// @vitest-environment jsdom
import './support/fill-page';
import { screen } from '@testing-library/dom';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstMissing } from '../../../renderer/copy/missing-words';
import { ActForm } from '../../../renderer/ui/act-form';
import { CheckList } from '../../../renderer/ui/check-list';
import { ChoiceBox } from '../../../renderer/ui/choice-box';
import { TextBox } from '../../../renderer/ui/text-box';

const teams = [
  { id: 'waste', label: 'Waste' },
  { id: 'parking', label: 'Parking' },
];
const onAct = vi.fn();

function Sending() {
  const [team, setTeam] = useState<string | null>('waste');
  const [items, setItems] = useState(['note']);
  const [why, setWhy] = useState('');
  return (
    <ActForm
      first="to"
      onAct={onAct}
      missing={firstMissing(why === '' && { place: 'why', say: 'Say why first.' })}
      answers={<button type="submit">Send it</button>}
    >
      <ChoiceBox label="To" place="to" value={team} choices={teams} onChange={setTeam} />
      <CheckList
        label="What"
        place="what"
        choices={[{ id: 'note', label: 'Note' }]}
        value={items}
        onChange={setItems}
      />
      <TextBox label="Why" place="why" value={why} onChange={setWhy} />
    </ActForm>
  );
}

let root: Root;
let place: HTMLElement;
const user = userEvent.setup({ delay: 0 });
beforeEach(async () => {
  onAct.mockReset();
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
  root.render(<Sending />);
  await screen.findByRole('button', { name: 'Send it' });
});
afterEach(() => {
  root.unmount();
  place.remove();
});

test('Enter on a choice sends nothing; in a text field and on the button it does', async () => {
  await user.type(screen.getByRole('textbox', { name: 'Why' }), 'asked for');
  screen.getByRole('radio', { name: 'Waste' }).focus();
  await user.keyboard('{Enter}');
  screen.getByRole('checkbox', { name: 'Note' }).focus();
  await user.keyboard('{Enter}');
  expect(onAct).not.toHaveBeenCalled();
  await user.type(screen.getByRole('textbox', { name: 'Why' }), '{Enter}');
  expect(onAct).toHaveBeenCalledTimes(1);
  screen.getByRole('button', { name: 'Send it' }).focus();
  await user.keyboard('{Enter}');
  expect(onAct).toHaveBeenCalledTimes(2);
});

test('it begins at its first choice, and Enter on another one chooses that', async () => {
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Waste' }));
  const parking = screen.getByRole<HTMLInputElement>('radio', { name: 'Parking' });
  parking.focus();
  await user.keyboard('{Enter}');
  expect(parking.checked).toBe(true);
});

test('with something missing it says what, goes there, and is silent again once it is there', async () => {
  expect(screen.queryByRole('alert'), 'nobody has asked yet').toBeNull();
  await user.click(screen.getByRole('button', { name: 'Send it' }));
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toBe('Say why first.');
  expect(alert.closest('[data-place]')?.getAttribute('data-place'), 'in sight where one is led').toBe('why');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why' }));
  expect(onAct).not.toHaveBeenCalled();
  await user.keyboard('asked for');
  expect(screen.queryByRole('alert')).toBeNull();
  await user.keyboard('{Enter}');
  expect(onAct).toHaveBeenCalledOnce();
});
