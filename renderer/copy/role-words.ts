import type { RoleAct } from '../../shared/policy/role-policy';

const nobody: Record<RoleAct, string> = {
  hold: 'IT’s settings for this PC name nobody who may keep something for a legal reason. Please ask IT.',
  destroy: 'IT’s settings for this PC name nobody who may confirm this. Please ask IT.',
  supervise: 'IT’s settings for this PC name no supervisor. Please ask IT.',
};

export const roleWords = {
  who: {
    hold: 'Who confirms this?',
    destroy: 'Who confirms this?',
    supervise: 'Who looks at this?',
  } satisfies Record<RoleAct, string>,
  person: (person: string, title: string): string => `${person}, ${title}`,
  code: 'Their code',
  codeHint: 'They type it themselves. It is not kept.',
  nobody,
};
