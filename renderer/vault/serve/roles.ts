import type { Context } from './context';
import type { Handlers } from './door';

/** Who may confirm what one officer must not do alone. */
export function roleHandlers({ main }: Context): Handlers<'roles.list'> {
  return { 'roles.list': () => main.ask('roles.list', null) };
}
