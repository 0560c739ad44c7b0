// The day of a duty and how far away it is, or how many days are kept.

import type { Duty } from '../../../api/duty-shapes'
import { dutiesWords } from '../../duties/duties-words'
import { noonOf } from '../../duties/figures'
import type { DeskWords } from '../../desk-words'

interface Props {
  until: string | null
  figure: number | null
  row: Pick<Duty, 'state' | 'days_left' | 'norm'>
  say: DeskWords
}

export function DutyDay({ until, figure, row: { state, days_left, norm }, say }: Props) {
  const text = dutiesWords(say.locale)
  if (state === 'lacking') return <>—</>
  const kept = figure !== null && (norm !== null && figure < norm ? text.keptOf(figure, norm) : text.kept(figure))
  const day = until && say.day(noonOf(until))
  return (
    <>
      {kept && <span>{kept}</span>}
      {day ? (
        <span class={kept ? 'sub' : 'nowrap'}>{kept ? text.askedAgain(day) : text.until(day)}</span>
      ) : (
        state === 'endless' && text.endless
      )}
      {days_left !== null && <span class="sub">{text.daysLeft(days_left)}</span>}
    </>
  )
}
