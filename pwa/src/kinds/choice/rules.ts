// One of the offered options.

import { rejected, type Rules } from '../kind'

export const choice: Rules = {
  check(value, { settings }) {
    const ids = (settings.options ?? []).map((option) => option.id)
    if (typeof value !== 'string') return rejected('not-an-option')
    if (value === 'na' && settings.na) return null
    return ids.includes(value) ? null : rejected('not-an-option', { options: ids })
  },
  isComplete: (value) => typeof value === 'string' && value !== '',
  outcome(value, { settings }) {
    if (value === 'na') return 'na'
    return settings.options?.find((option) => option.id === value)?.good ? 'ok' : 'bad'
  },
}
