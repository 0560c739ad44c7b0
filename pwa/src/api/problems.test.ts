// Every refusal that the server knows has a sentence in both languages.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { refusals as enLine } from '../text/en/line'
import { problems as enAll } from '../text/en/problems'
import { refusals as ruLine } from '../text/ru/line'
import { problems as ruAll } from '../text/ru/problems'

const catalogue = readFileSync(new URL('../../../app/problems.py', import.meta.url), 'utf8')
// those of the line come with its screens
const [ru, en] = [
  { ...ruAll, ...ruLine },
  { ...enAll, ...enLine },
]
const codes = [...catalogue.matchAll(/code, status, message = \(?\s*'([a-z-]+)'/g)].map((found) => found[1])

it('finds the refusals in the catalogue of the server', () => {
  expect(codes.length).toBeGreaterThan(30)
})

it.each(codes)('%s', (code) => {
  expect([typeof ru[code!], typeof en[code!]]).toEqual(['function', 'function'])
})
