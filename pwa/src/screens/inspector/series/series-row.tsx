// The way to the photo package of an inspection, and how far it is.

import type { Sheet } from '../../../core/inspection/inspection'
import { Badge } from '../../../ui/parts/badge'
import { Icon } from '../../../ui/parts/icon'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { stepsOf } from './series-steps'
import { beginnings, seriesWords } from './series-words'

export function SeriesRow({ view }: { view: Sheet }) {
  const { say } = usePhone()
  const text = seriesWords(say.locale)
  const steps = stepsOf(view, beginnings)
  if (steps.length === 0 || view.closed) return null
  const taken = steps.filter((step) => step.photo).length
  const skipped = steps.filter((step) => !step.photo && step.skipped !== null).length
  const count = text.count(taken, steps.length)
  return (
    <a class="section-row series-row" href={paths.series(view.inspection.id)}>
      <Icon name="camera" />
      <span>
        <strong>{text.title}</strong>
        <span class="small muted">{skipped > 0 ? text.skippedCount(skipped) : text.what}</span>
      </span>
      {taken + skipped === steps.length ? (
        <Badge state="ok" icon="check">
          {count}
        </Badge>
      ) : (
        <span class="small muted nowrap">{count}</span>
      )}
      <Icon name="forward" />
    </a>
  )
}
