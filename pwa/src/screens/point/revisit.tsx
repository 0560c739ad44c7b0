// When a point is inspected again, and what of its risk makes it so.

import type { PointRow, RiskLevel } from '../../api/point-shapes'
import { Badge } from '../../ui/parts/badge'
import { Bar } from '../../ui/parts/bar'
import type { Say } from '../../text'
import '../../ui/point.css'
import { noonOf } from '../trial/tools'
import { pointWords } from './point-words'

type Tools = Pick<Say, 'locale' | 'day'>

const STATE = { high: 'bad', middle: 'warn', low: 'ok' } as const
const ICON = { high: 'octagon', middle: 'triangle', low: 'check' } as const
const MOST = 8

export function Revisit({ point, say }: { point: PointRow; say: Tools }) {
  const { revisit } = pointWords(say.locale)
  if (point.revisit_on === null) return <p class="muted">{revisit.none}</p>
  const left = daysTo(point.revisit_on, new Date())
  const sum = point.reasons.reduce((all, { points }) => all + points, 0)
  return (
    <div class="stack">
      <p class="spread">
        <strong>{revisit.on(say.day(noonOf(point.revisit_on)))}</strong>
        <span class={left < 0 ? 'bad small' : 'muted small'}>{revisit.days(left)}</span>
      </p>
      <p class="small">{point.visit ? revisit.planned(say.day(point.visit.due_at)) : revisit.notPlanned}</p>
      <div class="risk">
        <p class="spread small">
          <RiskBadge level={point.risk} words={revisit.sum(revisit.level[point.risk], sum)} />
        </p>
        <Bar share={Math.min(1, sum / MOST)} label={revisit.level[point.risk]} state={STATE[point.risk]} />
        {point.reasons.length === 0 ? (
          <p class="small">{revisit.nothing}</p>
        ) : (
          <ul class="small">
            {point.reasons.map((each) => (
              <li key={each.code} class="spread">
                <span>{revisit.reason[each.code](each.count)}</span>
                <span class="num">{revisit.points(each.points)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class="small muted">{revisit.rule}</p>
    </div>
  )
}

export function RiskBadge({ level, words }: { level: RiskLevel; words: string }) {
  return (
    <Badge state={STATE[level]} icon={ICON[level]}>
      {words}
    </Badge>
  )
}

/** Whole days from today to a day of the network. */
export function daysTo(day: string, now: Date): number {
  const midnight = (when: Date) => new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime()
  return Math.round((midnight(new Date(noonOf(day))) - midnight(now)) / 86_400_000)
}
