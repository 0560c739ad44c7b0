// Plays the seeds of a plan (its file is the argument) and prints what each phone was told, one line of JSON a seed.

import './turns'
import { readFileSync } from 'node:fs'
import { aConnectionForEach } from './line'
import type { Plan } from './plan'
import { playSeed } from './schedule'

const plan = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Plan

process.on('unhandledRejection', (error) => {
  // a tab that was killed in the middle of a writing hears of it, and nobody is left to listen
  if (!(error instanceof DOMException && error.name === 'AbortError'))
    process.stderr.write(`unhandled: ${String(error)}\n`)
})

if (plan.line !== plan.origin) aConnectionForEach()

for (const seed of plan.seeds) {
  if (plan.pace && Date.now() > plan.pace.until) break
  const told = await playSeed(plan, seed)
  await new Promise<void>((done) => process.stdout.write(JSON.stringify(told) + '\n', () => done()))
}
process.exit(0)
