// One of the offered options, each a whole row for the thumb.

import { useId } from 'preact/hooks'
import type { Item, Option } from '../../api/shapes'
import { say, type Say } from '../../text'
import type { View } from '../kind'
import { Fails, outcomeOf, ShownAs } from '../words'
import { choice } from './rules'

export const choiceView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const name = useId()
    const words = say(locale)
    const options = offered(item, words)
    return (
      <div class="stack">
        <div
          class="choices"
          role="radiogroup"
          aria-labelledby={labelled}
          data-many={options.length > 3 ? '' : undefined}
        >
          {options.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                name={name}
                checked={value === option.id}
                disabled={closed}
                onClick={() => value === option.id && give(option.id)}
                onChange={() => give(option.id)}
              />
              {option.words}
            </label>
          ))}
        </div>
        {outcomeOf(choice, item, value) === 'bad' && <Fails locale={locale} why={good(item, words)} />}
      </div>
    )
  },
  Shown({ item, value, locale }) {
    const words = say(locale)
    return (
      <ShownAs rules={choice} item={item} value={value}>
        {offered(item, words).find((option) => option.id === value)?.words ?? String(value)}
      </ShownAs>
    )
  },
}

function offered(item: Item, words: Say): { id: string; words: string }[] {
  const options = (item.settings.options ?? []).map((option) => ({ id: option.id, words: words.words(option.text) }))
  return item.settings.na ? [...options, { id: 'na', words: words.kinds.na }] : options
}

function good(item: Item, words: Say): string {
  const passing = (item.settings.options ?? []).filter((option: Option) => option.good)
  return words.kinds.needOneOf(passing.map((option) => words.words(option.text).toLocaleLowerCase()).join(', '))
}
