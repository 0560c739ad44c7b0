// The floors of the phone part: who may import whom.

// Without TypeScript's own parser nothing would be cruised, and nothing found.
if (typeof require('typescript').createSourceFile !== 'function') {
  throw new Error('dependency-cruiser cannot read TypeScript with this version of the typescript package')
}

const PARTS = 'store|api|device|ui|text'
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: `^src/(${from})/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^src/', pathNot: `^src/(${to})` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('api-stands-alone', 'api', 'api/'),
    only('text-knows-shapes-only', 'text', 'text/|api/[a-z-]*shapes'),
    only('device-knows-shapes-only', 'device', 'device/|api/shapes'),
    only('store-knows-device-and-api', 'store', 'store/|api/|device/phone'),
    only('sync-talks', 'sync', 'sync/|store/|api/|device/'),
    only('ui-draws', 'ui', 'ui/|text/|api/shapes'),
    only('kinds-are-small', 'kinds', 'kinds/|ui/|text/|api/shapes|device/'),
    only('core-knows-no-screen', 'core', 'core/|kinds/rules|kinds/kind|kinds/[a-z-]+/rules|store/|sync/|api/|device/'),
    {
      name: 'screens-see-only-status',
      severity: 'error',
      from: { path: '^src/screens/' },
      to: { path: '^src/(sync/(?!status)|store/|main)' },
    },
    {
      name: 'views-do-not-think',
      severity: 'error',
      from: { path: '\\.tsx$' },
      to: { path: '^src/(store|sync/(?!status)|api/client)' },
    },
    {
      name: 'parts-are-known',
      severity: 'error',
      from: { path: '^src/[a-z]+/', pathNot: `^src/(core|kinds|screens|sync|${PARTS})/` },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$' },
  },
}
