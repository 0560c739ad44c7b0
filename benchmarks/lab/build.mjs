// Builds the lab with the app's own tools: node build.mjs <folder of pwa> <out>

import { dirname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [pwa, out] = process.argv.slice(2).map((folder) => resolve(folder))
const { build } = await import(pathToFileURL(resolve(pwa, 'node_modules/vite/dist/node/index.js')).href)
const root = dirname(fileURLToPath(import.meta.url))

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  define: { __APP_VERSION__: JSON.stringify('lab') },
  worker: { format: 'es' },
  build: { outDir: out, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
