// Builds the phones for Node: `node bundle.mjs <folder of pwa> <folder of phones> <out> [entry]`; the core is the real one.

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [pwa, phones, out] = process.argv.slice(2, 5).map((folder) => resolve(folder))
const entry = process.argv[5] ?? 'main.ts'
const { build } = await import(pathToFileURL(resolve(pwa, 'node_modules/vite/dist/node/index.js')).href)

await build({
  configFile: false,
  root: phones,
  logLevel: 'warn',
  resolve: {
    alias: [
      { find: /^fake-indexeddb$/, replacement: resolve(pwa, 'node_modules/fake-indexeddb/build/esm/index.js') },
      { find: /^fake-indexeddb\/auto$/, replacement: resolve(pwa, 'node_modules/fake-indexeddb/auto/index.mjs') },
    ],
  },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: resolve(phones, entry),
    outDir: out,
    emptyOutDir: false,
    minify: false,
    target: 'node22',
    rollupOptions: { output: { entryFileNames: 'phones.mjs', codeSplitting: false } }, // fetching parts would take its own time
  },
})
