// A measured number, drawn against its threshold.

import type { Item, Locale } from '../../api/shapes'
import { say } from '../../text'
import { Gauge } from '../../ui/parts/gauge'
import { Icon } from '../../ui/parts/icon'
import { isNumber, type View } from '../kind'
import { useDraft } from '../use-draft'
import { readNumber } from './read'
import { number } from './rules'

export const numberView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const words = say(locale)
    const kept = isNumber(value) ? plain(value, locale) : ''
    const draft = useDraft(kept, (text) => give(text.trim() === '' ? null : readNumber(text)))
    const typed = draft.text.trim() === '' ? null : readNumber(draft.text)
    const rejection = typed === null ? null : number.check(typed, item)
    const shown = typed !== null && rejection === null ? (typed as number) : null
    const { min, max } = item.settings
    const unit = item.settings.unit ? words.words(item.settings.unit) : ''
    const verdict = shown === null ? null : verdictOf(item, shown, locale)
    return (
      <>
        <div class="field">
          <div class="input" data-kind="number">
            <input
              inputMode="decimal"
              autocomplete="off"
              value={draft.text}
              readOnly={closed}
              aria-labelledby={labelled}
              aria-invalid={rejection !== null}
              aria-describedby={`${item.id}-said`}
              onInput={(event) => draft.type(event.currentTarget.value)}
              onBlur={draft.settle}
            />
            <span class="unit">{unit}</span>
          </div>
        </div>
        {(min !== undefined || max !== undefined) && (
          <Gauge
            {...item.settings}
            value={shown}
            bad={verdict?.bad ?? false}
            norm={normOf(item, locale)}
            label={`${normOf(item, locale)} ${unit}`}
            show={(figure) => words.number(figure)}
            unit={unit}
          />
        )}
        <p id={`${item.id}-said`} class={`row small ${verdict?.bad || rejection ? 'bad' : 'ok'}`} aria-live="polite">
          {rejection && (
            <>
              <Icon name="octagon" />
              <strong>{words.text.rejected[rejection.code as 'negative'] ?? words.text.rejected.other}</strong>
            </>
          )}
          {verdict?.bad && (
            <>
              <Icon name="octagon" />
              <strong>{verdict.words}</strong>
            </>
          )}
        </p>
      </>
    )
  },
  Shown({ item, value, locale }) {
    const words = say(locale)
    const unit = item.settings.unit ? words.words(item.settings.unit) : ''
    return <>{isNumber(value) ? `${words.number(value)}\u00a0${unit}` : '—'}</>
  },
}

function plain(value: number, locale: Locale): string {
  return locale === 'ru' ? String(value).replace('.', ',') : String(value)
}

export function normOf(item: Item, locale: Locale): string {
  const { text, number: show } = say(locale)
  const { min, max } = item.settings
  if (min !== undefined && max !== undefined) return text.item.between(show(min), show(max))
  return min !== undefined ? text.item.from(show(min)) : max !== undefined ? text.item.to(show(max)) : text.item.noThreshold
}

function verdictOf(item: Item, value: number, locale: Locale): { bad: boolean; words: string } {
  const { text, number: show, words } = say(locale)
  const { min, max } = item.settings
  const unit = item.settings.unit ? `\u00a0${words(item.settings.unit)}` : ''
  const apart = (by: number) => `${show(Math.round(by * 1000) / 1000)}${unit}`
  if (min !== undefined && value < min) return { bad: true, words: text.item.lack(apart(min - value)) }
  if (max !== undefined && value > max) return { bad: true, words: text.item.excess(apart(value - max)) }
  return { bad: false, words: text.item.passes }
}
