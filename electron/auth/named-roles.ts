import { timingSafeEqual } from 'node:crypto';
import type { ListedRole, RoleAnswer, RoleConfirm } from '../../shared/ipc/role-contract';
import { readCodeHash, type NamedRole, type RoleAct } from '../../shared/policy/role-policy';

/** Wrong codes in a row, and until when (in milliseconds since 1970) no further one is looked at. */
type RoleTries = { wrong: number; shutUntil: number };

/** Argon2id of a code: 32 bytes. Rejects when it could not be worked out. */
type Derive = (
  code: string,
  params: { memoryKiB: number; iterations: number; parallelism: number; salt: string },
) => Promise<Uint8Array>;

type Needs = {
  roles: readonly NamedRole[];
  derive: Derive;
  /** Kept over restarts, so that starting again gives no more tries. */
  tries: { of(roleId: string): Promise<RoleTries>; keep(roleId: string, tries: RoleTries): Promise<void> };
  /** Milliseconds since 1970. */
  now(): number;
  /** Told each time a role is shut, so that IT sees who tries it again and again. */
  onShut(roleId: string): void;
};

/** So many wrong codes in a row, and the role is shut for so long; never for longer (`build/decisions/150-codes-of-named-roles.md`). */
const MOST_TRIES = 5;
const SHUT_MS = 5 * 60_000;

const NO_TRIES: RoleTries = { wrong: 0, shutUntil: 0 };

/** The named roles of IT's policy, and whether somebody is one of them. One code is tried at a time. */
export function createNamedRoles({ roles, derive, tries, now, onShut }: Needs) {
  let turn: Promise<unknown> = Promise.resolve();

  const isRight = async (role: NamedRole, code: string): Promise<boolean> => {
    const kept = readCodeHash(role.code);
    if (!kept) return false;
    const { hash, ...params } = kept;
    const wanted = Buffer.from(hash, 'base64');
    const made = await derive(code, params);
    return made.length === wanted.length && timingSafeEqual(made, wanted);
  };

  const look = async (act: RoleAct, { roleId, code }: RoleConfirm): Promise<RoleAnswer> => {
    const role = roles.find(({ id }) => id === roleId);
    if (!role) return { ok: false, why: 'no-such-role', waitSeconds: null };
    if (!role.may.includes(act)) return { ok: false, why: 'may-not', waitSeconds: null };
    const before = await tries.of(roleId);
    const left = Math.min(before.shutUntil - now(), SHUT_MS);
    // A clock that was set back must not shut a role for longer than it was shut for.
    if (before.shutUntil > now() + SHUT_MS)
      await tries.keep(roleId, { wrong: 0, shutUntil: now() + SHUT_MS });
    if (left > 0) return { ok: false, why: 'wait', waitSeconds: Math.ceil(left / 1000) };

    const wrong = before.wrong + 1;
    const shut = wrong >= MOST_TRIES;
    // Counted before it is known, so that ending Firstpoint at that moment gives no free try.
    await tries.keep(roleId, shut ? { wrong: 0, shutUntil: now() + SHUT_MS } : { wrong, shutUntil: 0 });
    if (await isRight(role, code)) {
      await tries.keep(roleId, NO_TRIES);
      return { ok: true, role: { id: role.id, title: role.title, person: role.person } };
    }
    if (shut) onShut(roleId);
    return { ok: false, why: 'wrong-code', waitSeconds: shut ? SHUT_MS / 1000 : null };
  };

  return {
    list: (): ListedRole[] => roles.map(({ id, title, person, may }) => ({ id, title, person, may })),
    check(act: RoleAct, confirm: RoleConfirm): Promise<RoleAnswer> {
      const answer = turn.then(() => look(act, confirm));
      turn = answer.catch(() => undefined);
      return answer;
    },
  };
}
export type NamedRoles = ReturnType<typeof createNamedRoles>;
