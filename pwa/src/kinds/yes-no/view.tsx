// Yes or no under the thumb.

import { say } from '../../text'
import { AnswerBar, type BarAnswer } from '../../ui/parts/answer-bar'
import type { View } from '../kind'
import { ShownAs } from '../words'
import { yesNo } from './rules'

export const yesNoView: View = {
  Field({ item, value, locale, labelled, closed, give }) {
    return (
      <AnswerBar
        value={value === 'yes' || value === 'no' || value === 'na' ? value : undefined}
        good={item.settings.good ?? 'yes'}
        na={item.settings.na ?? false}
        words={say(locale).kinds}
        labelled={labelled}
        closed={closed}
        give={(answer: BarAnswer) => give(answer)}
      />
    )
  },
  Shown({ item, value, locale }) {
    const { kinds } = say(locale)
    return (
      <ShownAs rules={yesNo} item={item} value={value}>
        {value === 'yes' ? kinds.yes : value === 'no' ? kinds.no : kinds.na}
      </ShownAs>
    )
  },
}
