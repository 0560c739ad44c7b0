// Every refusal that the server knows has a sentence in both languages.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { refusals as enJoin } from '../text/en/join'
import { refusals as enLine } from '../text/en/line'
import { problems as enAll } from '../text/en/problems'
import { refusals as ruJoin } from '../text/ru/join'
import { refusals as ruLine } from '../text/ru/line'
import { problems as ruAll } from '../text/ru/problems'

const catalogue = readFileSync(new URL('../../../app/problems.py', import.meta.url), 'utf8')
// those of the line and of registering come with their screens
const [ru, en] = [
  { ...ruAll, ...ruLine, ...ruJoin },
  { ...enAll, ...enLine, ...enJoin },
]
const codes = [...catalogue.matchAll(/code, status, message = \(?\s*'([a-z-]+)'/g)].map((found) => found[1])

it('finds the refusals in the catalogue of the server', () => {
  expect(codes.length).toBeGreaterThan(30)
})

it.each(codes)('%s', (code) => {
  expect([typeof ru[code!], typeof en[code!]]).toEqual(['function', 'function'])
})
