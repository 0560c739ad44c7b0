// The page's own check and the server's say the same of every sample.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { wrongInnOfCompany, wrongInnOfPerson, wrongOgrn, wrongOgrnip } from './registration'

const file = new URL('../../../../tests/contract/registration-numbers.json', import.meta.url)
const samples = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { given: string; wrong: string | null }[]>
const checks: Record<string, (text: string) => string | null> = {
  company_inn: wrongInnOfCompany,
  person_inn: wrongInnOfPerson,
  ogrn: wrongOgrn,
  ogrnip: wrongOgrnip,
}

it('knows every kind of sample', () => expect(Object.keys(samples)).toEqual(Object.keys(checks)))

it.each(Object.entries(samples).flatMap(([kind, all]) => all.map((each) => [kind, each.given, each.wrong] as const)))(
  '%s %s: %s',
  (kind, given, wrong) => expect(checks[kind]!(given)).toBe(wrong),
)
