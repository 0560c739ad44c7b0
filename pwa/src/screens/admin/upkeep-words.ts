// What a phone said of itself and what a refused operation wanted, in the words of the desk.

import type { PhoneRow, QuarantineEntry } from '../../api/upkeep-shapes'
import type { DeskWords } from '../desk-words'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** «5 часов»: how long something waits, in its largest whole unit. */
export function age(since: string, now: number, say: DeskWords): string {
  const passed = Math.max(0, now - Date.parse(since))
  const { minutes, hours, days } = say.text.upkeep.age
  if (passed < HOUR_MS) return minutes(Math.max(1, Math.floor(passed / MINUTE_MS)))
  return passed < DAY_MS ? hours(Math.floor(passed / HOUR_MS)) : days(Math.floor(passed / DAY_MS))
}

/** How its storage is, the worst first; none when the phone has not told. */
export function storageWords({ storage }: PhoneRow, say: DeskWords): { words: string; bad: boolean }[] {
  if (!storage) return []
  const words = say.text.upkeep
  const { failure, persisted, used, quota } = storage
  return [
    ...(failure ? [{ words: words.failed(say.moment(failure.at)), bad: true }] : []),
    ...(persisted === null ? [] : [{ words: persisted ? words.persisted : words.erasable, bad: !persisted }]),
    ...(used !== null && quota ? [{ words: words.room(say.bytes(used), say.bytes(quota)), bad: false }] : []),
  ]
}

/** What kind of record it is: «заметка». */
export function kindWords(entry: QuarantineEntry, say: DeskWords): string {
  const words = say.text.upkeep.quarantine
  return words.kinds[entry.kind] ?? words.otherKind
}

/** Its value in words, where that is more than an answer to an item; empty when the kind says all. */
export function valueWords({ kind, value }: QuarantineEntry, say: DeskWords): string {
  const words = say.text.upkeep.quarantine
  switch (kind) {
    case 'note.set':
    case 'finding.set':
    case 'answer.set':
      if (value === null || value === '') return words.cleared
      return typeof value === 'string' && kind !== 'answer.set' ? `«${value}»` : words.unreadable(raw(value))
    case 'photo.attach': {
      const at = (value as { taken_at?: unknown } | null)?.taken_at
      return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? words.taken(say.moment(at)) : ''
    }
    default:
      return kind in words.kinds ? '' : raw(value)
  }
}

const LONGEST = 120

function raw(value: unknown): string {
  const text = JSON.stringify(value) ?? ''
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
