// Several of the offered options, as chips to tick.

import { say } from '../../text'
import type { Item } from '../../api/shapes'
import type { View } from '../kind'
import { Fails, outcomeOf, ShownAs } from '../words'
import { choices } from './rules'

export const choicesView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const words = say(locale)
    const chosen = chosenOf(value)
    const order = (item.settings.options ?? []).map((option) => option.id)
    const turn = (id: string) => {
      const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]
      give(order.filter((each) => next.includes(each)))
    }
    return (
      <div class="stack">
        <div class="choices" data-kind="chips" role="group" aria-labelledby={labelled}>
          {(item.settings.options ?? []).map((option) => (
            <label key={option.id}>
              <input
                type="checkbox"
                checked={chosen.includes(option.id)}
                disabled={closed}
                onChange={() => turn(option.id)}
              />
              {words.words(option.text)}
            </label>
          ))}
        </div>
        {outcomeOf(choices, item, value) === 'bad' && (
          <Fails
            locale={locale}
            why={lacking(item, chosen, (option) => words.words(option.text), words.kinds.needAll)}
          />
        )}
      </div>
    )
  },
  Shown({ item, value, locale }) {
    const words = say(locale)
    const chosen = chosenOf(value)
    const names = (item.settings.options ?? [])
      .filter((option) => chosen.includes(option.id))
      .map((option) => words.words(option.text))
    const all = item.settings.options?.length ?? 0
    return (
      <ShownAs rules={choices} item={item} value={value}>
        <span title={names.join(', ')}>{words.text.inspection.answered(names.length, all)}</span>
      </ShownAs>
    )
  },
}

function chosenOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []
}

type Options = NonNullable<Item['settings']['options']>

function lacking(
  item: Item,
  chosen: string[],
  name: (option: Options[number]) => string,
  say: (names: string) => string,
): string {
  const wanted = (item.settings.options ?? []).filter((option) => option.good && !chosen.includes(option.id))
  return say(wanted.map((option) => name(option).toLocaleLowerCase()).join(', '))
}
