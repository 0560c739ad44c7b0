// Opening hours as people read them: the days in lines, and whether it is open now.

import type { Week as Days } from '../../api/point-shapes'
import type { Locale } from '../../api/shapes'
import { Badge } from '../../ui/parts/badge'
import '../../ui/point.css'
import { clockOf, linesOf, standsNow } from './hours'
import { pointWords } from './point-words'

interface Props {
  days: Days
  zone: string
  locale: Locale
}

export function WeekLines({ days, zone, locale }: Props) {
  const { hours } = pointWords(locale)
  const today = clockOf(zone, new Date()).day
  return (
    <dl class="week">
      {linesOf(days).map(({ from, to, hours: told }) => {
        const names = from === to ? hours.short[from] : `${hours.short[from]}–${hours.short[to]}`
        const here = from <= today && today <= to
        return (
          <div key={from} data-s={here ? 'here' : undefined}>
            <dt>{names}</dt>
            <dd>{told ? hours.range(...told) : hours.off}</dd>
          </div>
        )
      })}
    </dl>
  )
}

export function NowBadge({ days, zone, locale }: Props) {
  const { now } = pointWords(locale)
  const stands = standsNow(days, zone, new Date())
  if (stands.is === 'open') {
    return (
      <Badge state="ok" icon="check">
        {now.open(stands.until)}
      </Badge>
    )
  }
  const { opens } = stands
  const words = !opens
    ? now.closed
    : opens.inDays === 0
      ? now.opensToday(opens.at)
      : opens.inDays === 1
        ? now.opensTomorrow(opens.at)
        : now.opens(now.onDay[(clockOf(zone, new Date()).day + opens.inDays) % 7] ?? '', opens.at)
  return <Badge icon="clock">{words}</Badge>
}
