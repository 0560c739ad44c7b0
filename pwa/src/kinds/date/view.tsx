// A day, by the phone's own calendar.

import { say, type Say } from '../../text'
import type { Item } from '../../api/shapes'
import type { View } from '../kind'
import { Fails, outcomeOf, ShownAs } from '../words'
import { date, today } from './rules'

export const dateView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const words = say(locale)
    const norm = notBefore(item, words)
    return (
      <div class="field">
        <div class="input" data-kind="number">
          <input
            type="date"
            value={typeof value === 'string' ? value : ''}
            disabled={closed}
            aria-labelledby={labelled}
            onChange={(event) => give(event.currentTarget.value || null)}
          />
        </div>
        {norm && <p class="hint">{words.kinds.norm(norm)}</p>}
        {outcomeOf(date, item, value) === 'bad' && <Fails locale={locale} why={words.kinds.late} />}
      </div>
    )
  },
  Shown({ item, value, locale }) {
    return (
      <ShownAs rules={date} item={item} value={value}>
        {typeof value === 'string' ? say(locale).day(`${value}T00:00`) : ''}
      </ShownAs>
    )
  },
}

function notBefore({ settings }: Item, words: Say): string | null {
  if (settings.not_before === undefined) return null
  const bound = settings.not_before === 'today' ? today() : settings.not_before
  return words.kinds.dayFrom(words.day(`${bound}T00:00`))
}
