// Several of the offered options, as chips to tick.

import { say } from '../../text'
import type { Item } from '../../api/shapes'
import { useDraft } from '../../ui/use-draft'
import type { FieldProps, View } from '../kind'
import { Fails, outcomeOf, ShownAs } from '../words'
import { choices } from './rules'

export const choicesView: View = {
  Field: ChoicesField,
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

/** Two taps may come before the first is drawn: each turns what is chosen at that moment. */
function ChoicesField({ item, value, saw, locale, labelled, closed, give }: FieldProps) {
  const words = say(locale)
  const order = (item.settings.options ?? []).map((option) => option.id)
  const draft = useDraft({ text: chosenOf(value).join('\n'), saw }, async (text, over) => {
    const now = await give(text.split('\n').filter(Boolean), over)
    if (!now) draft.forget()
    return now
  })
  const chosen = draft.text.split('\n').filter(Boolean)
  const shown = value === undefined && chosen.length === 0 ? undefined : chosen
  const turn = (id: string) => {
    const before = draft.now().split('\n')
    draft.type(order.filter((each) => before.includes(each) !== (each === id)).join('\n'))
    void draft.settle()
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
      {outcomeOf(choices, item, shown) === 'bad' && (
        <Fails locale={locale} why={lacking(item, chosen, (option) => words.words(option.text), words.kinds.needAll)} />
      )}
    </div>
  )
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
