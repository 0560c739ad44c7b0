// One of several, drawn.

import { say } from '../../text'
import type { View } from '../kind'

export const choiceView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    const words = say(locale)
    const options = item.settings.options ?? []
    const na = item.settings.na ? [{ id: 'na', text: { ru: say('ru').text.answersBar.na, en: say('en').text.answersBar.na } }] : []
    return (
      <div class="choices" role="radiogroup" aria-labelledby={labelled} aria-disabled={closed}>
        {[...options, ...na].map((option) => (
          <label key={option.id}>
            <input type="radio" name={item.id} checked={value === option.id} disabled={closed} onClick={() => give(option.id)} />
            {words.words(option.text)}
          </label>
        ))}
      </div>
    )
  },
  Shown({ item, value, locale }) {
    const { words, text } = say(locale)
    const chosen = item.settings.options?.find((option) => option.id === value)
    return <>{chosen ? words(chosen.text) : value === 'na' ? text.answersBar.na : '—'}</>
  },
}
