// What was done to a point, the newest first, with its reason.

import type { PointAct } from '../../api/point-shapes'
import type { Say } from '../../text'
import { noonOf } from '../trial/tools'
import { pointWords } from './point-words'

export function ActsList({ acts, say }: { acts: PointAct[]; say: Pick<Say, 'locale' | 'day'> }) {
  const text = pointWords(say.locale).acts
  if (acts.length === 0) return <p class="muted">{text.none}</p>
  return (
    <ul class="stack">
      {acts.map((each) => (
        <li key={each.id} class="point-act" data-s={each.kind}>
          <h3>
            {text.kind[each.kind]}
            {each.due_on && `, ${text.due(say.day(noonOf(each.due_on)))}`}
          </h3>
          <p class="small muted">
            {say.day(each.at)}, {each.by.name}
          </p>
          {each.reason && <p>{each.reason}</p>}
        </li>
      ))}
    </ul>
  )
}
