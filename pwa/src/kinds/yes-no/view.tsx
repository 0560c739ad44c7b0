// Yes or no, drawn.

import { say } from '../../text'
import { AnswerBar } from '../../ui/parts/answer-bar'
import type { View } from '../kind'

export const yesNoView: View = {
  Field({ item, value, locale, closed, give }) {
    const words = say(locale).text.answersBar
    return <AnswerBar name={item.id} value={value} words={words} na={item.settings.na === true} closed={closed} give={give} />
  },
  Shown({ value, locale }) {
    const words = say(locale).text.answersBar
    return <>{value === 'yes' ? words.yes : value === 'no' ? words.no : words.na}</>
  },
}
