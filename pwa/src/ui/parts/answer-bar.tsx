// Yes, no, not applicable: always in this order and in this place, large enough to hit blind.

import { useId } from 'preact/hooks'
import { Icon } from './icon'

export type BarAnswer = 'yes' | 'no' | 'na'

interface Props {
  value: BarAnswer | undefined
  /** Which of the answers is good news; a chosen one is coloured by that. */
  good: string
  na: boolean
  words: { yes: string; no: string; na: string }
  labelled: string
  closed: boolean
  give: (answer: BarAnswer) => void
}

export function AnswerBar({ value, good, na, words, labelled, closed, give }: Props) {
  const name = useId()
  const answers: BarAnswer[] = na ? ['yes', 'no', 'na'] : ['yes', 'no']
  const look = (answer: BarAnswer) => (answer === 'na' ? 'na' : answer === good ? 'yes' : 'no')
  return (
    <div class="answers" role="radiogroup" aria-labelledby={labelled} data-two={na ? undefined : ''}>
      {answers.map((answer) => (
        <label key={answer} class={look(answer)}>
          <input
            type="radio"
            name={name}
            value={answer}
            checked={value === answer}
            disabled={closed}
            onClick={() => value === answer && give(answer)}
            onChange={() => give(answer)}
          />
          {answer !== 'na' && <Icon name={answer === 'yes' ? 'check' : 'cross'} />}
          {words[answer]}
        </label>
      ))}
    </div>
  )
}
