// The answers of a preflight as the fragment of a link: it never reaches a server, and nothing in it names a person.
//
//   v=1&f=brand-max@2026-01-01&ENT-02=street&ENT-03=-&CLI-01=26&s=1k9xw
//
// The sum at its end tells a link that a messenger cut short: CLI-01=26 without its last figure is an answer too.

import type { Requirements } from '../../api/public-shapes'
import type { Item } from '../../api/shapes'
import { isAnswer, QUESTIONS, type Answer, type Answers } from './judging'

const VERSION = 1
const UNKNOWN = '-'
const LONGEST = 600
/** More than any field is filled in with; a double has no use for more. */
const DECIMALS = 12
const REF = /^([a-z0-9-]{1,60})@\d{4}-\d{2}-\d{2}$/

export interface Shared {
  /** The format, and the profile of it that held when the link was made. */
  format: string
  profile: string
  answers: Answers
}

/** `newer`: a later Osmotr made it. `broken`: cut short, changed, or no link of ours. */
export type Read = { is: 'shared'; shared: Shared } | { is: 'none' } | { is: 'newer' } | { is: 'broken' }

export function written(profile: string, answers: Answers): string {
  const parts = QUESTIONS.flatMap((id) => {
    const answer = answers[id]
    return answer === undefined ? [] : [[id, said(answer)] as [string, string]]
  })
  const all: [string, string][] = [['v', String(VERSION)], ['f', profile], ...parts]
  const whole = [...all, ['s', sum(all)] as [string, string]]
  return whole.map(([name, value]) => `${name}=${name === 'f' ? value : encodeURIComponent(value)}`).join('&')
}

/** Figures without an exponent: what `answerOf` reads. */
function said(answer: Answer): string {
  if (answer === null) return UNKNOWN
  return typeof answer === 'number' ? answer.toFixed(DECIMALS).replace(/\.?0+$/, '') : answer
}

/** FNV-1a over the parts as they are meant, in five letters. It finds accidents and proves nothing. */
function sum(parts: [string, string][]): string {
  let hash = 0x811c9dc5
  for (const letter of JSON.stringify(parts)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(36).padStart(5, '0').slice(-5)
}

/** Reads strictly: one part that is not understood makes the whole of it a link that nobody can trust. */
export function read(fragment: string, requirements: Requirements): Read {
  const text = fragment.replace(/^#/, '')
  if (text === '') return { is: 'none' }
  const parts = [...new URLSearchParams(text)]
  const [[first, version] = [], [second, profile] = [], ...rest] = parts
  if (text.length > LONGEST || first !== 'v') return { is: 'broken' }
  if (version !== String(VERSION))
    return { is: /^\d{1,3}$/.test(version ?? '') && Number(version) > VERSION ? 'newer' : 'broken' }
  const [last, mark] = rest.pop() ?? []
  if (last !== 's' || mark !== sum(parts.slice(0, -1))) return { is: 'broken' }
  const format = REF.exec(profile ?? '')?.[1]
  if (second !== 'f' || !profile || !format || !requirements.formats.some((each) => each.id === format)) {
    return { is: 'broken' }
  }
  const answers = answersOf(rest, requirements)
  return answers ? { is: 'shared', shared: { format, profile, answers } } : { is: 'broken' }
}

function answersOf(parts: [string, string][], requirements: Requirements): Answers | null {
  const items = requirements.sections.flatMap((section) => section.items)
  const found: Answers = {}
  for (const [id, said] of parts) {
    const item = (QUESTIONS as readonly string[]).includes(id) ? items.find((each) => each.id === id) : undefined
    const answer = item && answerOf(item, said)
    if (!item || answer === undefined || id in found) return null
    found[id] = answer
  }
  return found
}

function answerOf(item: Item, said: string): Answer | undefined {
  if (said === UNKNOWN) return null
  if (item.kind === 'number' && !/^\d{1,7}(\.\d{1,12})?$/.test(said)) return undefined
  const value = item.kind === 'number' ? Number(said) : said
  return isAnswer(item, value) ? value : undefined
}
