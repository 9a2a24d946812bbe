import type { z } from 'zod';
import { isPersonField } from '../../domain/enquiry';
import { channel } from '../../domain/primitives';
import { isQuick } from '../../policy/pattern-ways';
import { SCRIPT_END, type Script } from './script';
import type { PackService } from './service';

const neededRoles = ['opening', 'objection', 'closing', 'anonymous-closing'] as const;

type Path = (string | number)[];
type Named = { id: string };

/** As much of a pack as its parts refer to each other by. */
type Parts = {
  notices: readonly (Named & { retentionRuleIds: readonly string[] })[];
  purposes: readonly (Named & { optional: unknown })[];
  scripts: readonly Script[];
  areas: readonly (Named & { noticeId: string; retentionRuleId: string | null })[];
  services: readonly PackService[];
  retention: readonly (Named & { record: string; covers?: string | undefined })[];
  recipients: readonly (Named & { purposeIds: readonly string[] })[];
  directory?: readonly Named[] | undefined;
  defaultNoticeId: string;
  survey: { purposeId: string | null };
  visitors: { noticeId: string | null };
  subjectAccess: { noticeId: string | null };
};

/** What no single part of a pack can tell: that its parts fit together. */
export function checkWhole(pack: Parts, ctx: z.RefinementCtx): void {
  const demand = (ok: boolean, path: Path, message: string): void => {
    if (!ok) ctx.addIssue({ code: 'custom', path, message });
  };
  const once = (parts: readonly Named[], path: Path): Set<string> => {
    const ids = new Set<string>();
    parts.forEach(({ id }, i) => {
      demand(!ids.has(id), [...path, i, 'id'], 'is there twice');
      ids.add(id);
    });
    return ids;
  };
  const notices = once(pack.notices, ['notices']);
  const purposes = once(pack.purposes, ['purposes']);
  const areas = once(pack.areas, ['areas']);
  const rules = once(pack.retention, ['retention']);
  once(pack.services, ['services']);
  once(pack.scripts, ['scripts']);
  once(pack.recipients, ['recipients']);
  once(pack.directory ?? [], ['directory']);
  const aNotice = (id: string | null, path: Path): void =>
    demand(id === null || notices.has(id), path, 'names a notice that the pack does not hold');
  const aPurpose = (id: string | null, path: Path): void =>
    demand(id === null || purposes.has(id), path, 'names a purpose that the pack does not hold');
  const aRule = (id: string | null, path: Path): void =>
    demand(id === null || rules.has(id), path, 'names a retention rule that the pack does not hold');

  aNotice(pack.defaultNoticeId, ['defaultNoticeId']);
  aNotice(pack.visitors.noticeId, ['visitors', 'noticeId']);
  aNotice(pack.subjectAccess.noticeId, ['subjectAccess', 'noticeId']);
  aPurpose(pack.survey.purposeId, ['survey', 'purposeId']);
  pack.notices.forEach(({ retentionRuleIds }, i) =>
    retentionRuleIds.forEach((id, j) => aRule(id, ['notices', i, 'retentionRuleIds', j])),
  );
  pack.areas.forEach(({ noticeId, retentionRuleId }, i) => {
    aNotice(noticeId, ['areas', i, 'noticeId']);
    aRule(retentionRuleId, ['areas', i, 'retentionRuleId']);
  });
  pack.retention.forEach(({ record, covers }, i) =>
    demand(
      covers === undefined || record === 'reception-handoff',
      ['retention', i, 'covers'],
      'is said of what reception passes on, and of nothing else',
    ),
  );
  pack.recipients.forEach(({ purposeIds }, i) =>
    purposeIds.forEach((id, j) => aPurpose(id, ['recipients', i, 'purposeIds', j])),
  );
  pack.services.forEach((service, i) => {
    const at = ['services', i];
    aNotice(service.noticeId, [...at, 'noticeId']);
    aPurpose(service.purposeId, [...at, 'purposeId']);
    demand(areas.has(service.areaId), [...at, 'areaId'], 'names a service area that the pack does not hold');
    demand(
      (service.route === 'direct-entry') === (service.system !== null),
      [...at, 'system'],
      'is named for a service that is entered into its own system, and for no other',
    );
    checkFields(service, at, demand, once);
  });
  // Without one of these a call could not be begun or ended.
  for (const one of channel.options)
    for (const role of neededRoles)
      demand(
        pack.scripts.some((s) => s.role === role && s.channels.includes(one)),
        ['scripts'],
        `hold no ${role} script for ${one}`,
      );
  pack.scripts.forEach((script, i) => {
    const at = ['scripts', i];
    const asked = pack.purposes.find(({ id }) => id === script.purposeId);
    demand(
      script.role === 'consent' ? !!asked?.optional : script.purposeId === undefined,
      [...at, 'purposeId'],
      'names an optional purpose for a consent script, and is left out of any other',
    );
    checkSteps(script, at, demand, once);
  });
}

type Demand = (ok: boolean, path: Path, message: string) => void;
type Once = (parts: readonly Named[], path: Path) => Set<string>;

function checkFields(service: PackService, at: Path, demand: Demand, once: Once): void {
  once(service.fields, [...at, 'fields']);
  service.fields.forEach(({ id, kind, personal, choices, when, delicate, looksLike }, j) => {
    const field = [...at, 'fields', j];
    demand(kind !== 'choice' || !!choices?.length, field, 'is a choice with nothing to choose');
    once(choices ?? [], [...field, 'choices']);
    demand(
      !isPersonField(id) || id === kind,
      field,
      'has the name of a part of a person, and is of another kind',
    );
    // Else it would open before a notice, and be asked of somebody who stays anonymous.
    const tellsWho = isPersonField(id) || kind === 'name' || kind === 'phone' || kind === 'email';
    demand(
      !(tellsWho || delicate) || personal,
      field,
      'tells who somebody is, and is not marked as personal',
    );
    // Only an earlier one, so that no two fields can wait for each other.
    const before = service.fields.slice(0, j).find((f) => f.id === when?.fieldId);
    const choosable = new Set(before?.choices?.map((choice) => choice.id));
    demand(
      !when || when.isOneOf.every((id) => choosable.has(id)),
      [...field, 'when'],
      'waits for a choice that no earlier field of the service offers',
    );
    demand(!looksLike || isPattern(looksLike.pattern), [...field, 'looksLike'], 'is no pattern');
    demand(
      !looksLike || isQuick(looksLike.pattern),
      [...field, 'looksLike'],
      'could be tried in too many ways: say how often at most each part is repeated',
    );
  });
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'v');
    return true;
  } catch {
    return false;
  }
}

function checkSteps({ steps }: Script, at: Path, demand: Demand, once: Once): void {
  const ids = once(steps, [...at, 'steps']).add(SCRIPT_END);
  const known = (next: string, path: Path): void =>
    demand(ids.has(next), path, 'leads to a step that is not there');
  steps.forEach((step, i) => {
    const path = [...at, 'steps', i];
    switch (step.kind) {
      case 'say':
      case 'act':
        known(step.next, [...path, 'next']);
        break;
      case 'branch':
        known(step.yes, [...path, 'yes']);
        known(step.no, [...path, 'no']);
        break;
      case 'ask':
        once(step.answers, [...path, 'answers']);
        once(
          step.answers.map(({ key }) => ({ id: key })),
          [...path, 'answers'],
        );
        step.answers.forEach(({ next }, j) => known(next, [...path, 'answers', j, 'next']));
        break;
    }
  });
}
