// Several of the offered, drawn.

import { say } from '../../text'
import type { View } from '../kind'

export const choicesView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const words = say(locale)
    const chosen = Array.isArray(value) ? (value as string[]) : []
    const options = item.settings.options ?? []
    const toggle = (id: string) => {
      const now = new Set(chosen)
      if (!now.delete(id)) now.add(id)
      give(options.map((option) => option.id).filter((each) => now.has(each)))
    }
    return (
      <div class="choices" data-kind="chips" role="group" aria-labelledby={labelled} aria-disabled={closed}>
        {options.map((option) => (
          <label key={option.id}>
            <input type="checkbox" checked={chosen.includes(option.id)} disabled={closed} onClick={() => toggle(option.id)} />
            {words.words(option.text)}
          </label>
        ))}
      </div>
    )
  },
  Shown({ item, value, locale }) {
    const { words, of } = { words: say(locale).words, of: say(locale).text.of }
    const options = item.settings.options ?? []
    const chosen = Array.isArray(value) ? (value as string[]) : []
    const wanted = options.filter((option) => option.good)
    const names = options.filter((option) => chosen.includes(option.id)).map((option) => words(option.text))
    const met = wanted.filter((option) => chosen.includes(option.id)).length
    return <span title={names.join(', ')}>{of(met, wanted.length)}</span>
  },
}
