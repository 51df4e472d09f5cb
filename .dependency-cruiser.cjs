// The table of who may import whom. test/architecture/house.test.ts runs it and shows that it can say no.

const floors = [
  ['_tracking'],
  ['_members'],
  ['_storefront'],
  ['_dining', '_vouchers'],
  ['_outreach', '_insights'],
  ['_reports'],
]
const rooms = floors.flat()
const anyRoom = `(${rooms.join('|')})`

const downwardsOnly = floors.flatMap((floor, level) =>
  floor.map((room) => {
    const reachable = [room, ...floors.slice(0, level).flat(), '_platform']
    return forbid(
      `${room.slice(1)}-imports-downwards`,
      { path: `^api/${room}/` },
      { path: '^api/', pathNot: `^api/(${reachable.join('|')})/` },
    )
  }),
)

const layout = [
  ...downwardsOnly,
  forbid(
    'rooms-meet-at-the-index',
    { path: `^api/${anyRoom}/`, pathNot: '/contract\\.ts$' },
    { path: `^api/${anyRoom}/`, pathNot: ['^api/$1/', '^api/_[a-z]+/index\\.ts$'] },
  ),
  // A contract travels to the phone as types; through an index it would take its neighbour's server along.
  forbid(
    'contracts-share-only-words',
    { path: `^api/${anyRoom}/[a-z/]*contract\\.ts$` },
    { path: '^(api|db)/', pathNot: '/(contract|vocabulary)\\.ts$' },
  ),
  forbid('rooms-stand-on-platform-and-db', { path: `^api/${anyRoom}/` }, { path: '^(miniapp|test)/' }),
  forbid(
    'platform-is-the-ground',
    { path: '^api/_platform/' },
    { path: '^(api/(?!_platform/)|miniapp/|test/)' },
  ),
  forbid('doors-open-rooms', { path: '^api/[^/]+\\.ts$' }, { path: '^(api/[^_]|db/|miniapp/|test/)' }),
  forbid(
    'doors-open-where-a-room-does',
    { path: '^api/[^/]+\\.ts$' },
    { path: `^api/${anyRoom}/`, pathNot: '^api/_[a-z]+/(index|routes|ingest|work|push)\\.ts$' },
  ),
  forbid(
    'doors-know-no-database',
    { path: '^api/[^/]+\\.ts$' },
    { path: '(^|/)(drizzle-orm|pg|@electric-sql|@neondatabase)(/|$)' },
  ),
  forbid('local-stays-local', { path: '^(api/(?!_local/)|db/|miniapp/)' }, { path: '^api/_local/' }),
  forbid('build-is-run-not-imported', { path: '.' }, { path: '^api/_build/' }),
  forbid('local-is-no-test', { path: '^api/_local/' }, { path: '^(miniapp/src|test)/' }),
  forbid('db-is-the-floor', { path: '^db/', pathNot: '^db/seed/' }, { path: '^(api|miniapp|test)/' }),
  forbid(
    'seed-speaks-in-verbs',
    { path: '^db/seed/' },
    {
      path: '^(api|miniapp|test)/',
      pathNot: `^api/(_platform/|${anyRoom}/(index|vocabulary)\\.ts$|_tracking/ingest\\.ts$)`,
    },
  ),
  forbid('seed-is-for-the-demo', { path: '^(api/(?!_local/)|miniapp/)' }, { path: '^db/seed/' }),
  // It judges what the product says; nothing that is judged may learn from it.
  forbid('truth-is-for-tests', { path: '^(api|db|miniapp)/' }, { path: '^test/support/street/' }),
  forbid(
    'schema-is-only-tables',
    { path: '^db/schema/' },
    { path: '.', pathNot: '^db/schema/|(^|/)drizzle-orm(/|$)' },
  ),
  forbid('vocabulary-imports-nothing', { path: '/vocabulary\\.ts$' }, { path: '.' }),
  forbid(
    'rules-are-pure-of-the-phone',
    { path: '^(api|db)/' },
    { path: '(^|/)(@tarojs|@nutui|react|react-dom)(/|$)', pathNot: '^(api|db)/' },
  ),
]

const phone = [
  forbid(
    'pages-only-compose',
    { path: '^miniapp/src/(pages|merchant)/([^/]+)/' },
    {
      path: '^(miniapp/src|api|db|test)/',
      pathNot: [
        '^miniapp/src/(features|components|client|platform|words|styles|assets)/',
        '^miniapp/src/$1/$2/',
        '^api/_[a-z/]+/(contract|vocabulary)\\.ts$',
      ],
    },
  ),
  forbid(
    'features-stand-alone',
    { path: '^miniapp/src/features/([^/]+)/' },
    {
      path: '^(miniapp/src|api|db|test)/',
      pathNot: [
        '^miniapp/src/features/$1/',
        '^miniapp/src/(components|client|platform|words|styles|assets)/',
        '^api/_[a-z/]+/(contract|vocabulary)\\.ts$',
      ],
    },
  ),
  forbid(
    'components-only-present',
    { path: '^miniapp/src/components/' },
    { path: '^(miniapp/src|api|db|test)/', pathNot: '^miniapp/src/(components|words|styles|assets)/' },
  ),
  forbid(
    'client-only-calls',
    { path: '^miniapp/src/client/' },
    {
      path: '^(miniapp/src|api|db|test)/',
      pathNot: ['^miniapp/src/(client|platform)/', '^api/_[a-z/]+/(contract|vocabulary)\\.ts$'],
    },
  ),
  forbid(
    'platform-only-touches-the-phone',
    { path: '^miniapp/src/platform/' },
    { path: '^(miniapp/src|api|db|test)/', pathNot: '^miniapp/src/platform/|^api/_[a-z/]+/vocabulary\\.ts$' },
  ),
  forbid(
    'contracts-reach-the-phone-as-types',
    { path: '^miniapp/' },
    { path: '^(api|db)/', pathNot: '^api/_[a-z/]+/vocabulary\\.ts$', dependencyTypesNot: ['type-only'] },
  ),
  forbid(
    'pages-do-not-import-the-tab-bar',
    { path: '^miniapp/src/(?!custom-tab-bar/)' },
    { path: '^miniapp/src/custom-tab-bar/' },
  ),
]

const hygiene = [
  forbid('no-circles', {}, { circular: true }),
  // The art is drawn by the build.
  forbid('no-unresolved', {}, { couldNotResolve: true, pathNot: '^@/assets/' }),
  forbid(
    'production-needs-no-dev-package',
    { path: '^(api|db|miniapp/src)/', pathNot: '^api/_(local|build)/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  ),
  forbid(
    'no-undeclared-package',
    { path: '^(api|db|miniapp|test)/' },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  ),
  forbid(
    'no-orphans',
    {
      orphan: true,
      path: '^(api|db|miniapp/src)/',
      // The local server hands the stand-in to the page as a file.
      pathNot: ['\\.d\\.ts$', '\\.config\\.ts$', '\\.(h5|weapp)\\.tsx?$', '^api/_local/phone-stand-in\\.js$'],
    },
    {},
  ),
]

function forbid(name, from, to) {
  return { name, severity: 'error', from, to }
}

module.exports = {
  forbidden: [...layout, ...phone, ...hygiene],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.shuke)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.h5.ts', '.h5.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
}
