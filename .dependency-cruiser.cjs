/**
 * The one direction of imports (STYLE, "The house"): a folder imports only from folders above it in this list.
 */
const HOUSE = [
  'base',
  'tables',
  'schema',
  'network',
  'program',
  'formulate',
  'reduce',
  'construct',
  'engines',
  'plan',
  'explain',
  'analyses',
  'federation',
  'interop',
  'report',
  'store',
  'jobs',
  'server',
  'cli',
];

/** Folders whose own folders are siblings that never import each other. */
const SIBLINGS = ['engines', 'analyses', 'interop'];

const TEST = '\\.(test|fixture)\\.ts$';

const direction = HOUSE.slice(0, -1).map((folder, at) => ({
  name: `${folder}-imports-only-from-above`,
  comment: `src/${folder} may import from ${HOUSE.slice(0, at).join(', ') || 'no other folder'} only.`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: TEST },
  to: { path: `^src/(${HOUSE.slice(at + 1).join('|')})/` },
}));

const siblings = SIBLINGS.map((folder) => ({
  name: `${folder}-siblings-apart`,
  comment: `Folders inside src/${folder} do not import each other; what they share is a file or folder named as shared.`,
  severity: 'error',
  from: { path: `^src/${folder}/([^/]+)/`, pathNot: TEST },
  to: { path: `^src/${folder}/[^/]+/`, pathNot: [`^src/${folder}/$1/`, '^src/interop/bom/'] },
}));

/** Files that may use what only Node has. */
const NODE_ONLY = [
  '^src/index\\.ts$',
  '^src/store/',
  '^src/server/',
  '^src/cli/',
  '^src/engines/index\\.ts$',
  '^src/engines/.*worker[^/]*\\.ts$',
  // Solvers that are programs of the machine.
  '^src/engines/(process|working-program)\\.ts$',
  '^src/engines/(highs-native|clp)/',
  '^src/jobs/.*node[^/]*\\.ts$',
  TEST,
];

module.exports = {
  forbidden: [
    ...direction,
    ...siblings,
    {
      name: 'known-folder',
      comment: 'Every folder of src has its place in the list.',
      severity: 'error',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: `^src/(${HOUSE.join('|')})/` },
    },
    {
      name: 'entries-are-ends',
      comment: 'src/index.ts and src/core.ts gather what is public; nothing inside imports them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/index\\.ts$' },
      to: { path: '^src/(index|core)\\.ts$' },
    },
    {
      name: 'verifier-stands-alone',
      comment:
        'The verifier shares no code with the formulation: it knows the tables and the shape of a plan.',
      severity: 'error',
      from: { path: '^src/plan/verify/', pathNot: TEST },
      to: {
        path: '^src/',
        pathNot: [
          '^src/plan/verify/',
          '^src/plan/plan\\.ts$',
          '^src/schema/',
          '^src/tables/',
          '^src/base/(dates|issues|messages|text|vocabulary)\\.ts$',
        ],
      },
    },
    {
      name: 'core-without-node',
      comment:
        'What runs in a browser imports nothing of Node: Node built-ins belong to store, cli, workers, jobs/*node*.',
      severity: 'error',
      from: { path: '^src/', pathNot: NODE_ONLY },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-entry-without-node',
      comment: 'Nothing that src/core.ts reaches is for Node only.',
      severity: 'error',
      from: { path: '^src/core\\.ts$' },
      to: {
        reachable: true,
        path: [
          '^src/store/',
          '^src/cli/',
          '^src/server/',
          '^src/engines/(index|choose)\\.ts$',
          '^src/engines/(process|highs-native|clp)',
          'worker-node',
        ],
      },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      comment: 'What src imports stands in dependencies of package.json.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-tests-in-source',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: [TEST, '^test/', '^scripts/', '^bench/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
