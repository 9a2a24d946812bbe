import type { GateRule } from './finding';

/** Else somebody types its address, which is how an e-mail comes to reach a stranger. */
export const directoryTeams: GateRule = {
  id: 'directory-team',
  says: 'The team of a service that is passed on by e-mail stands in the directory (S3:50).',
  severity: 'reports',
  places: ({ pack }) =>
    pack.services
      .filter(({ route, team }) => route === 'handoff' && !pack.directory?.some(({ name }) => name === team))
      .map(({ id, team }) => ({
        at: ['services', id, 'team'],
        todo: `Put “${team}” into the directory, by the same name, with its address.`,
      })),
};

/** Where nothing sensitive is ever written down there is nothing to give. */
export const directorySensitive: GateRule = {
  id: 'directory-sensitive',
  says: 'A team is given sensitive details only where the pack lets them be written down.',
  severity: 'refuses',
  places: ({ pack }) =>
    pack.specialCategory.mode !== 'never' || pack.criminalData.mode !== 'never'
      ? []
      : (pack.directory ?? [])
          .filter(({ sensitive }) => sensitive)
          .map(({ id }) => ({ at: ['directory', id, 'sensitive'], todo: 'Make it false.' })),
};
