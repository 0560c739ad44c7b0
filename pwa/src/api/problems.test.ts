// Every refusal that the server knows has a sentence in both languages.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { refusals as enDesk } from '../text/en/desk-refusals'
import { refusals as enJoin } from '../text/en/join'
import { refusals as enLine } from '../text/en/line'
import { refusals as enMyData } from '../text/en/my-data'
import { refusals as enPapers } from '../text/en/papers'
import { refusals as enConnection } from '../text/en/connection'
import { refusals as enContract } from '../text/en/contract'
import { refusals as enTraining } from '../text/en/training'
import { problems as enAll } from '../text/en/problems'
import { refusals as enQuestionnaire } from '../text/en/questionnaire'
import { refusals as ruDesk } from '../text/ru/desk-refusals'
import { refusals as ruJoin } from '../text/ru/join'
import { refusals as ruLine } from '../text/ru/line'
import { refusals as ruMyData } from '../text/ru/my-data'
import { refusals as ruPapers } from '../text/ru/papers'
import { refusals as ruConnection } from '../text/ru/connection'
import { refusals as ruContract } from '../text/ru/contract'
import { refusals as ruTraining } from '../text/ru/training'
import { problems as ruAll } from '../text/ru/problems'
import { refusals as ruQuestionnaire } from '../text/ru/questionnaire'

const catalogue = readFileSync(new URL('../../../app/problems.py', import.meta.url), 'utf8')
// those of single screens come with them
const [ru, en] = [
  {
    ...ruAll,
    ...ruLine,
    ...ruJoin,
    ...ruDesk,
    ...ruPapers,
    ...ruMyData,
    ...ruQuestionnaire,
    ...ruConnection,
    ...ruContract,
    ...ruTraining,
  },
  {
    ...enAll,
    ...enLine,
    ...enJoin,
    ...enDesk,
    ...enPapers,
    ...enMyData,
    ...enQuestionnaire,
    ...enConnection,
    ...enContract,
    ...enTraining,
  },
]
const codes = [...catalogue.matchAll(/code, status, message = \(?\s*'([a-z-]+)'/g)].map((found) => found[1])

it('finds the refusals in the catalogue of the server', () => {
  expect(codes.length).toBeGreaterThan(30)
})

it.each(codes)('%s', (code) => {
  expect([typeof ru[code!], typeof en[code!]]).toEqual(['function', 'function'])
})
