// How the app is built: Preact, and a service worker that keeps the whole shell under a name made of its content.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import preact from '@preact/preset-vite'
import { build, defineConfig, type Plugin, type Rolldown } from 'vite'

const WORKER = '/service-worker.js'
/** What works with the network or not at all – the desk, accounts, papers: no phone keeps what only these lead to. */
const NEEDS_THE_NETWORK =
  /\/screens\/(reviewer|admin|join|by-link)\/|\/applicant\/(papers|contract|connection|training|trial|point|duties)\/|\/public\/(contract-reading|certificate|point|pages)|\/my-data\/my-data|\/notices-desk|\/desk\/leaflet/
/** Read when the app is installed, by the map of the desk, or kept when a course is opened: no phone fetches them beforehand. */
const NOT_BEFOREHAND = /^\/(icon-512\.png|assets\/(marker|layers)[^/]*\.png|courses\/.*)$/
const TEXT = /\.(html|js|css|svg|json|webmanifest|txt)$/

/** Builds the service worker after the app and tells it which files to keep; packs every text beside itself for the service to hand out. */
function serviceWorker(): Plugin {
  let out = 'dist'
  const phones = new Set<string>()
  const parts = new Set<string>()
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      out = config.build.outDir
    },
    generateBundle(_options, bundle) {
      for (const file of reached(bundle)) phones.add(`/${file}`)
      for (const [file, part] of Object.entries(bundle))
        if (part.type === 'chunk' || file.endsWith('.css')) parts.add(`/${file}`)
    },
    async closeBundle() {
      const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      const files = entries
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(out.length))
        .filter((file) => file !== WORKER)
      const kept = files.filter((file) => (parts.has(file) ? phones.has(file) : !NOT_BEFOREHAND.test(file))).sort()
      const shell = kept.map((file) => [
        file,
        `sha256-${createHash('sha256')
          .update(readFileSync(out + file))
          .digest('base64')}`,
      ])
      const version = createHash('sha256')
        .update(kept.map((file) => file + readFileSync(out + file, 'hex')).join())
        .digest('hex')
        .slice(0, 12)
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { __FILES__: JSON.stringify(shell), __VERSION__: JSON.stringify(version) },
        build: {
          outDir: out,
          emptyOutDir: false,
          lib: { entry: 'src/service-worker.ts', formats: ['iife'], name: 'worker', fileName: () => WORKER.slice(1) },
        },
      })
      // The page of a point's computer is an app of its own: it is opened once, by somebody who has no phone of ours.
      await build({
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        plugins: [preact()],
        build: {
          outDir: out,
          emptyOutDir: false,
          target: 'es2022',
          assetsDir: 'assets/line',
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { input: 'line.html' },
        },
      })
      const own = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      const all = own
        .map((entry) => `${entry.parentPath}/${entry.name}`.slice(out.length))
        .filter((file) => !file.endsWith('.br'))
      for (const file of all.filter((each) => TEXT.test(each))) {
        writeFileSync(`${out}${file}.br`, brotliCompressSync(readFileSync(out + file)))
      }
    },
  }
}

/** The parts of the app that a phone can come to, by the names of their files. */
function reached(bundle: Rolldown.OutputBundle): Set<string> {
  const found = new Set<string>()
  const go = (file: string) => {
    const part = bundle[file]
    if (found.has(file) || part?.type !== 'chunk') return
    found.add(file)
    part.viteMetadata?.importedCss.forEach((css) => found.add(css))
    part.imports.forEach(go)
    part.dynamicImports.filter((each) => !NEEDS_THE_NETWORK.test(entryOf(bundle, each))).forEach(go)
  }
  for (const part of Object.values(bundle)) if (part.type === 'chunk' && part.isEntry) go(part.fileName)
  return found
}

function entryOf(bundle: Rolldown.OutputBundle, file: string): string {
  const part = bundle[file]
  return part?.type === 'chunk' ? (part.facadeModuleId ?? part.moduleIds.join()) : ''
}

const commit = process.env.OSMOTR_BUILD ?? 'dev'

export default defineConfig({
  plugins: [preact(), serviceWorker()],
  define: { __APP_VERSION__: JSON.stringify(`0.1.0+${commit}`) },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'app', tags: ['$initial'] }] },
      },
    },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:8000' } },
})
