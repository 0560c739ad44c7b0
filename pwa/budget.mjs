// Holds the size of the built app: what the first question needs, and what is kept for offline, in brotli.
//   node budget.mjs [folder of the built app]

import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const FIRST_QUESTION_KB = 60
const PRECACHE_KB = 250

const dist = process.argv[2] ?? 'dist'
const packed = (file) => brotliCompressSync(readFileSync(`${dist}/${file}`)).length
const kb = (bytes) => Math.round(bytes / 100) / 10

const page = readFileSync(`${dist}/index.html`, 'utf8')
const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((found) => found[1])
if (first.length === 0) throw new Error('the built page names no script and no style')
const kept = [...readFileSync(`${dist}/service-worker.js`, 'utf8').matchAll(/`\/([^`]+)`,`sha256-|"\/([^"]+)","sha256-/g)].map((found) => found[1] ?? found[2])
if (kept.length === 0) throw new Error('the service worker names no file')

const sizes = { first: first.reduce((sum, file) => sum + packed(file), 0), kept: kept.reduce((sum, file) => sum + packed(file), 0) }
const lines = [
  ['JS and CSS to the first question', sizes.first, FIRST_QUESTION_KB],
  ['whole precache', sizes.kept, PRECACHE_KB],
]
let over = false
for (const [what, bytes, most] of lines) {
  const fits = bytes <= most * 1000
  over ||= !fits
  process.stdout.write(`${what}: ${kb(bytes)} kB brotli, at most ${most} kB${fits ? '' : ' — OVER THE BUDGET'}\n`)
}
process.exitCode = over ? 1 : 0
