// Yes or no, and which of them is good news.

import { rejected, type Rules } from '../kind'

export const yesNo: Rules = {
  check(value, { settings }) {
    if (value !== 'yes' && value !== 'no' && value !== 'na') return rejected('not-yes-no')
    return value === 'na' && !settings.na ? rejected('na-not-allowed') : null
  },
  isComplete: (value) => value === 'yes' || value === 'no' || value === 'na',
  outcome(value, { settings }) {
    if (value === 'na') return 'na'
    return value === (settings.good ?? 'yes') ? 'ok' : 'bad'
  },
}
