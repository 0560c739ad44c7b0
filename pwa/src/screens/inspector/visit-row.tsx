// One inspection in a list: due, where, what, and its lamp or its readiness.

import { whenOf, type DayRow } from '../../core/day'
import type { Say } from '../../text'
import { Badge } from '../../ui/parts/badge'
import { Lamp } from '../../ui/parts/lamp'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'

export function VisitRow({ row }: { row: DayRow }) {
  const { say } = usePhone()
  const over = row.finished || row.state === 'cancelled'
  const daily = row.kind === 'daily' // due on its day, at no hour
  const late = !over && !daily && row.due_at !== null && Date.parse(row.due_at) < Date.now()
  return (
    <li>
      <a class="visit" href={paths.inspection(row.id)} data-s={over ? 'done' : late ? 'late' : undefined}>
        <Due row={row} late={late} say={say} />
        <div>
          <h3>{row.address}</h3>
          <p class="meta">
            <span>
              {whatOf(row, say)}
              {row.progress && `, ${amountOf(row, say)}`}
            </span>
          </p>
        </div>
        <div class="side">
          <span>{row.distance_m === null || over ? '' : say.metres(row.distance_m)}</span>
          <Standing row={row} say={say} />
        </div>
      </a>
    </li>
  )
}

export function whatOf(row: DayRow, say: Say): string {
  const { stage } = say.text.day
  if (row.stage === 'recheck') return stage.recheck
  if (row.kind === 'daily') return stage.daily
  return row.kind === 'self_assessment' ? stage.self_assessment : stage[row.stage]
}

function amountOf({ progress, started, finished, returned }: DayRow, say: Say): string {
  if (!progress) return ''
  const { count, day } = say.text
  if (finished) return count.answers(progress.answered)
  if (started) return day.going(progress.answered, progress.total)
  return returned ? day.returned(returned) : count.items(progress.total)
}

/** The words about a whole inspection come from the receipt alone; before it, how far its parts are. */
function Standing({ row, say }: { row: DayRow; say: Say }) {
  const { lamp, day, inspection } = say.text
  if (row.state === 'cancelled') {
    return (
      <Badge state="warn" icon="cross">
        {inspection.cancelledShort}
      </Badge>
    )
  }
  if (row.started) {
    const words = row.unsent.photos > 0 ? lamp.unsentPhotos(row.unsent.photos) : lamp.whole[row.lamp]
    return <Lamp state={row.lamp}>{words}</Lamp>
  }
  const { is, bytes } = row.readiness
  return is === 'ready' ? (
    <>
      <Badge state="ok" icon="check">
        <span aria-label={day.offlineReadyWhole(say.bytes(bytes))}>{day.offlineReady}</span>
      </Badge>
      <span class="tiny muted" aria-hidden="true">
        {say.bytes(bytes)}
      </span>
    </>
  ) : (
    <Badge state="warn" icon="load">
      {is === 'partly' ? day.partly : day.notDownloaded}
    </Badge>
  )
}

function Due({ row, late, say }: { row: DayRow; late: boolean; say: Say }) {
  const { day } = say.text
  const at = whenOf(row)
  if (!at) return <span class="no-due">{day.noDate}</span>
  const daily = row.kind === 'daily' && at === row.due_at
  const today = !daily && new Date(at).toDateString() === new Date().toDateString()
  const under = late ? day.late : today || daily ? '' : say.time(at)
  return (
    <time dateTime={at} data-day={today ? undefined : ''}>
      {today ? say.time(at) : say.shortDay(at)}
      {under && <small>{under}</small>}
    </time>
  )
}
