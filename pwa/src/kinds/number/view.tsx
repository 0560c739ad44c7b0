// A measured number large, its unit beside it, its threshold on a scale under it.

import { useId } from 'preact/hooks'
import type { Item, Locale } from '../../api/shapes'
import { say } from '../../text'
import { Icon } from '../../ui/parts/icon'
import { Scale } from '../../ui/parts/scale'
import { useDraft } from '../../ui/use-draft'
import type { FieldProps, View } from '../kind'
import { isNumber } from '../kind'
import { Fails, outcomeOf, ShownAs } from '../words'
import { figure, missWords, normWords, readNumber, unitOf, withUnit } from './norm'
import { number } from './rules'

export const numberView: View = {
  Field: NumberField,
  Shown({ item, value, locale }) {
    return (
      <ShownAs rules={number} item={item} value={value}>
        {isNumber(value) ? withUnit(figure(value, item.settings, say(locale)), item.settings, say(locale)) : ''}
      </ShownAs>
    )
  },
}

function NumberField({ item, value, saw, locale, labelled, closed, give }: FieldProps) {
  const id = useId()
  const words = say(locale)
  const stands = isNumber(value) ? figure(value, item.settings, words).replace(/[\s\u00a0\u202f]/g, '') : ''
  const draft = useDraft({ text: stands, saw }, async (text, over) => {
    const read = readNumber(text)
    if (text.trim() === '') return await give(null, over)
    return read !== null && number.check(read, item) === null ? await give(read, over) : null
  })
  const typed = draft.text.trim() === '' ? null : readNumber(draft.text)
  const rejection = draft.text.trim() === '' ? null : number.check(typed, item)
  const shown = rejection ? undefined : (typed ?? undefined)
  return (
    <div class="field">
      <div class="input" data-kind="number">
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          enterKeyHint="done"
          value={draft.text}
          disabled={closed}
          aria-labelledby={labelled}
          aria-describedby={id}
          aria-invalid={rejection ? true : undefined}
          onInput={(event) => draft.type(event.currentTarget.value)}
          onBlur={() => void draft.settle()}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <span class="unit">{unitOf(item.settings, words)}</span>
      </div>
      <Threshold item={item} value={shown} locale={locale} />
      <div id={id}>
        {rejection && (
          <p class="error" role="alert">
            <Icon name="octagon" />
            <span>{words.rejection(rejection.code, rejection.facts)}</span>
          </p>
        )}
        {shown !== undefined && outcomeOf(number, item, shown) === 'bad' && (
          <Fails locale={locale} why={missWords(shown, item.settings, words)} />
        )}
      </div>
    </div>
  )
}

/** The scale of an item with a threshold; nothing without one. */
export function Threshold({ item, value, locale }: { item: Item; value: number | undefined; locale: Locale }) {
  const words = say(locale)
  const { settings } = item
  const norm = normWords(settings, words)
  if (norm === null) return null
  const outcome = value === undefined ? null : outcomeOf(number, item, value)
  const both = settings.min !== undefined && settings.max !== undefined
  const mark = (at: number, bound: 'min' | 'max') => {
    const said = figure(at, settings, words)
    const bounded = bound === 'min' ? words.kinds.from(said) : words.kinds.upTo(said)
    return both ? said : words.kinds.norm(bounded)
  }
  const spoken =
    value === undefined
      ? words.kinds.spokenNorm(norm)
      : words.kinds.spoken(withUnit(figure(value, settings, words), settings, words), norm)
  return (
    <Scale
      limits={settings}
      value={value}
      state={outcome === 'na' ? null : outcome}
      figure={(each) => words.number(each, 2)}
      unit={unitOf(settings, words)}
      mark={mark}
      description={spoken}
    />
  )
}
