// Whether the number of a taxpayer or of a registration can be one. The server checks the same, by the same samples:
// app/questionnaire/registration.py and tests/contract/registration-numbers.json.

export type WrongNumber = 'digits' | 'beginning' | 'checksum'

const OF_COMPANY = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const OF_PERSON = [
  [7, ...OF_COMPANY],
  [3, 7, ...OF_COMPANY],
] as const

export function wrongInnOfCompany(text: string): WrongNumber | null {
  return wrong(text, 10, !text.startsWith('00'), () => weighed(text, OF_COMPANY) === digit(text, 9))
}

export function wrongInnOfPerson(text: string): WrongNumber | null {
  const adds = () => weighed(text, OF_PERSON[0]) === digit(text, 10) && weighed(text, OF_PERSON[1]) === digit(text, 11)
  return wrong(text, 12, !text.startsWith('00'), adds)
}

export function wrongOgrn(text: string): WrongNumber | null {
  return wrong(text, 13, /^[15]/.test(text), () => (Number(text.slice(0, 12)) % 11) % 10 === digit(text, 12))
}

export function wrongOgrnip(text: string): WrongNumber | null {
  return wrong(text, 15, text.startsWith('3'), () => (Number(text.slice(0, 14)) % 13) % 10 === digit(text, 14))
}

function wrong(text: string, length: number, beginsWell: boolean, addsUp: () => boolean): WrongNumber | null {
  if (!/^[0-9]+$/.test(text) || text.length !== length) return 'digits'
  if (!beginsWell) return 'beginning'
  return addsUp() ? null : 'checksum'
}

const digit = (text: string, at: number) => Number(text[at])

function weighed(text: string, weights: readonly number[]): number {
  return (weights.reduce((sum, weight, at) => sum + weight * digit(text, at), 0) % 11) % 10
}
