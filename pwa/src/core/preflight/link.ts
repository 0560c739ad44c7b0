// The answers of a preflight as the fragment of a link: it never reaches a server, and nothing in it names a person.
//
//   v=1&f=brand-max@2026-01-01&ENT-02=street&ENT-03=-&CLI-01=26

import type { Requirements } from '../../api/public-shapes'
import type { Item } from '../../api/shapes'
import { isAnswer, QUESTIONS, type Answer, type Answers } from './judging'

const VERSION = 1
const UNKNOWN = '-'
const LONGEST = 600
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
    return answer === undefined ? [] : [`${id}=${answer === null ? UNKNOWN : encodeURIComponent(answer)}`]
  })
  return [`v=${VERSION}`, `f=${profile}`, ...parts].join('&')
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
  if (item.kind === 'number' && !/^\d{1,7}(\.\d{1,6})?$/.test(said)) return undefined
  const value = item.kind === 'number' ? Number(said) : said
  return isAnswer(item, value) ? value : undefined
}
