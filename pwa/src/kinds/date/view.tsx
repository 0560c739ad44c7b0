// A day, drawn.

import { say } from '../../text'
import type { View } from '../kind'
import { today } from './rules'

export const dateView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const { text, day } = say(locale)
    const bound = item.settings.not_before === 'today' ? today() : item.settings.not_before
    return (
      <div class="field">
        <input
          class="input"
          type="date"
          aria-labelledby={labelled}
          readOnly={closed}
          disabled={closed}
          value={typeof value === 'string' ? value : ''}
          max="9999-12-31"
          onChange={(event) => give(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
        {bound && <p class="hint">{text.date.hint(day(bound))}</p>}
      </div>
    )
  },
  Shown({ value, locale }) {
    if (typeof value !== 'string') return <>—</>
    return <>{new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(value))}</>
  },
}
