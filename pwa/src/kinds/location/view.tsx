// Where the person stands, drawn.

import { say } from '../../text'
import { isRecord, type View } from '../kind'

export const locationView: View = {
  Field({ value, locale }) {
    const { text } = say(locale)
    return <p class="small muted">{isRecord(value) ? shown(value, locale) : text.location.waiting}</p>
  },
  Shown({ value, locale }) {
    return <>{isRecord(value) ? shown(value, locale) : '—'}</>
  },
}

function shown(value: Record<string, unknown>, locale: 'ru' | 'en'): string {
  const { number, distance } = say(locale)
  return `${number(Number(value.latitude), 5)}, ${number(Number(value.longitude), 5)} ±\u00a0${distance(Number(value.accuracy))}`
}
