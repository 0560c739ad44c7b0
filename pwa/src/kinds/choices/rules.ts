// Several of the offered options.

import { rejected, type Rules } from '../kind'

export const choices: Rules = {
  check(value, { settings }) {
    const ids = (settings.options ?? []).map((option) => option.id)
    if (!Array.isArray(value) || !value.every((each) => typeof each === 'string'))
      return rejected('not-a-list-of-options')
    if (new Set(value).size !== value.length) return rejected('option-twice')
    const unknown = value.filter((each) => !ids.includes(each))
    return unknown.length > 0 ? rejected('not-an-option', { unknown, options: ids }) : null
  },
  isComplete: (value) => Array.isArray(value),
  outcome(value, { settings }) {
    const wanted = (settings.options ?? []).filter((option) => option.good).map((option) => option.id)
    const chosen = value as string[]
    const met = wanted.filter((id) => chosen.includes(id))
    const enough = settings.require === 'any' ? met.length > 0 : met.length === wanted.length
    return enough ? 'ok' : 'bad'
  },
}
