/** What may import what. Checked by `npm run boundaries`; the reasons stand in docs/architecture.md. */
const ORDER = [
  'kernel',
  'spreadsheet',
  'places',
  'vocabulary',
  'access',
  'database',
  'graphql',
  'printing',
  'notification',
  'jobs',
  'identity',
  'files',
  'directory',
  'capability',
  'terminology',
  'fair',
  'search',
  'matching',
  'scheduling',
  'planning',
  'floor',
  'agreement',
  'recognition',
  'support',
  'activity',
  'supply-chain',
  'target',
  'report',
  'import',
  'sourcing',
  'realtime',
  'demo',
  'assembly',
];

/** No library imports one that stands after it. */
const downwards = ORDER.map((library, index) => ({
  name: `libraries-point-one-way-${library}`,
  severity: 'error',
  from: { path: `^libs/${library}/` },
  to: { path: `^libs/(${ORDER.slice(index + 1).join('|') || 'nothing'})/` },
}));

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'libraries-by-their-index',
      comment: "Another library's insides are its own; import from '#library'.",
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'apps-use-libraries-by-their-index',
      severity: 'error',
      from: { path: '^(apps|scripts)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules and entities know nothing of Nest, HTTP or GraphQL, nor of the layers above them.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: [
          '^libs/[^/]+/src/(application|graphql|adapters)/',
          'node_modules/(@nestjs|graphql|fastify|@apollo)',
        ],
      },
    },
    {
      name: 'application-knows-no-transport',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/application/', pathNot: 'spec\\.ts$' },
      to: {
        path: ['^libs/[^/]+/src/(graphql|adapters)/', 'node_modules/(@nestjs/graphql|graphql|@apollo)/'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'tests-stay-out-of-the-product',
      severity: 'error',
      from: { path: '^(libs|apps)/', pathNot: 'spec\\.tsx?$' },
      to: { path: '(^test/|spec\\.tsx?$)' },
    },
    {
      name: 'nothing-missing',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: 'graphql-env' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      exportsFields: ['exports'],
    },
  },
};
