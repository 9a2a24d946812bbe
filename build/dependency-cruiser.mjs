/** The walls of the application: who may import whom. A broken wall fails `npm run check`. */

/** What the rule book may lean on: packages without I/O. */
const purePackages =
  '^node_modules/(zod|temporal-polyfill|temporal-spec|libphonenumber-js|postcode|canonicalize)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'shared imports itself and packages without I/O',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', purePackages] },
    },
    {
      name: 'electron-leans-on-shared',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|build|test)/' },
    },
    {
      name: 'electron-areas-meet-in-main',
      comment: 'an area (electron/<area>/) never imports another, nor main.ts: main.ts hands services over',
      severity: 'error',
      from: { path: '^electron/([^/]+)/' },
      to: { path: '^electron/', pathNot: '^electron/$1/' },
    },
    {
      name: 'renderer-leans-on-shared',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|build|test)/' },
    },
    {
      name: 'pages-have-no-node',
      severity: 'error',
      from: { path: '^(renderer|shared)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-have-no-electron',
      severity: 'error',
      from: { path: '^(renderer|shared)/' },
      to: { path: '^node_modules/electron/' },
    },
    {
      name: 'feature-never-imports-feature',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1' },
    },
    {
      name: 'features-below-app',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/(app|vault)/' },
    },
    {
      name: 'ground-floor',
      comment: 'ui, state, bridge and copy know nothing of features or app',
      severity: 'error',
      from: { path: '^renderer/(ui|state|bridge|copy)/' },
      to: { path: '^renderer/(app|features|vault)/' },
    },
    {
      name: 'vault-stands-alone',
      comment: 'the vault imports shared and its packages, nothing of the desk',
      severity: 'error',
      from: { path: '^renderer/vault/' },
      to: { path: '^renderer/', pathNot: '^renderer/vault/' },
    },
    {
      name: 'display-stands-alone',
      comment: 'the customer’s screen imports shared, and of the desk its words and looks alone',
      severity: 'error',
      from: { path: '^renderer/display/' },
      to: { path: '^renderer/', pathNot: '^renderer/(display/|copy/|ui/(fonts|tokens)\\.css$)' },
    },
    {
      name: 'nobody-imports-display',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/display/' },
      to: { path: '^renderer/display/' },
    },
    {
      name: 'desk-reaches-vault-by-contract',
      severity: 'error',
      from: { path: '^renderer/(app|features|ui|state|bridge|copy)/' },
      to: { path: '^renderer/vault/' },
    },
    {
      name: 'practice-reaches-nothing',
      comment:
        'where a rehearsed call is kept knows no way to the vault or to main, not even by another file',
      severity: 'error',
      from: { path: '^renderer/state/practice-home\\.ts$' },
      to: { path: '^renderer/bridge/', reachable: true },
    },
    {
      name: 'store-is-the-vaults',
      severity: 'error',
      from: { path: '^(electron|shared|renderer/(app|features|ui|state|bridge|copy|display))/' },
      to: { path: '^node_modules/dexie/' },
    },
    {
      name: 'screen-is-the-desks',
      severity: 'error',
      from: { path: '^(electron|shared|renderer/vault)/' },
      to: { path: '^node_modules/(react|react-dom|zustand|@tanstack)/' },
    },
    {
      name: 'nothing-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'application-never-imports-build',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/' },
      to: { path: '^build/' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.css'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
