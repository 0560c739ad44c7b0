// What may be said of a photo by its record: that it is byte for byte the one recorded between two times, and no more.

import type { ReportPhoto } from '../../../api/report-shapes'
import { checkWords } from '../../public/check-words'
import type { DeskWords } from '../../desk-words'

export interface RecordWords {
  state: 'info' | 'warn' | 'bad'
  /** «байт в байт тот, что записан …» */
  when: string
  chain: string
}

export function recordWords(photo: ReportPhoto, say: DeskWords): RecordWords | null {
  const { record, state, signals } = photo
  if (!record) return null
  const text = checkWords(say.locale).record
  const changed = signals.some((each) => each.code === 'bytes-changed')
  const day = say.day(record.until)
  const until = `${say.time(record.until)}, ${day}`
  const since = record.since && (say.day(record.since) === day ? say.time(record.since) : say.moment(record.since))
  const sound = record.chain === 'holds' || record.chain === 'first'
  return {
    state: changed || record.chain === 'changed' ? 'bad' : sound ? 'info' : 'warn',
    when: whenOf(),
    chain: text.chain[record.chain](say.number(record.n, 0)),
  }

  function whenOf(): string {
    if (state !== 'stored') return text.missing
    if (since) return changed ? text.changedBetween(since, until) : text.between(since, until)
    return changed ? text.changedUntil(until) : text.until(until)
  }
}
