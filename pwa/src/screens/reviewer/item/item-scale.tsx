// The scale of a measured item with a needle for each report that measured, and what two tapes may differ by.

import type { ItemSettings } from '../../../api/shapes'
import { TwinScale, type Needle } from '../../../ui/desk/twin-scale'
import { useDesk } from '../../use-desk'
import { withUnit } from '../../norm'
import type { Spoken } from '../columns'
import type { TwinRow } from '../twin'
import { twinWords } from '../twin-words'
import { normInWords } from './value-words'

export function ItemScale({ row }: { row: TwinRow }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).scale
  const { settings, difference } = row.item
  const norm = normInWords(row.item, say)
  const measured = row.stands.flatMap(({ now, before }) => [...(now ? [now] : []), ...before])
  const spoken = measured.filter(({ cell }) => typeof cell.value === 'number')
  if (row.item.kind !== 'number' || !spoken.length) return null
  const figure = (value: number) => say.number(value, Number.isInteger(value) ? 0 : settings.decimals)
  const inUnit = (value: number) => withUnit(say.number(value, 2), settings.unit, say)
  const alike = (one: Spoken, other: Spoken) =>
    one.report.kind === other.report.kind && (one.report.stage === 'recheck') === (other.report.stage === 'recheck')
  const named = (each: Spoken) => spoken.every((other) => other === each || !alike(each, other))
  const needles = spoken.map((each): Needle => {
    const { report, cell } = each
    const who = (report.stage === 'recheck' ? words.recheck : words.who)[report.kind]
    const when = report.finished_at && !named(each) ? ` · ${say.shortDay(report.finished_at)}` : ''
    const state = cell.outcome === 'bad' ? 'bad' : cell.outcome === 'ok' ? 'ok' : 'none'
    return {
      key: report.inspection_id,
      value: Number(cell.value),
      state,
      label: words.at(who, figure(Number(cell.value))) + when,
      past: isPast(row, each),
    }
  })
  const { apart, tolerance } = difference.facts as { apart?: number; tolerance?: number }
  const compared = typeof apart === 'number' && typeof tolerance === 'number' && !isCounted(settings, tolerance)
  const seen = row.inspector?.cell.value
  return (
    <div>
      <TwinScale
        limits={settings}
        needles={needles}
        tolerance={compared && typeof seen === 'number' ? { around: seen, by: tolerance, name: words.tolerance } : null}
        figure={figure}
        unit={settings.unit ? say.words(settings.unit) : ''}
        description={[...needles.map((each) => each.label), norm && say.text.twin.norm(norm)]
          .filter(Boolean)
          .join(', ')}
      />
      {compared && (
        <p class="small muted">
          {difference.is === 'differs' && apart <= tolerance
            ? words.outcome(inUnit(apart), inUnit(tolerance))
            : words.apart(inUnit(apart), inUnit(tolerance), difference.is === 'same')}
        </p>
      )}
    </div>
  )
}

/** Whole things are counted, and no tape errs by less than one of them. */
function isCounted(settings: ItemSettings, tolerance: number): boolean {
  return !settings.decimals && tolerance < 1
}

/** Something newer lies over it. */
function isPast(row: TwinRow, spoken: Spoken): boolean {
  return row.stands.every(({ now }) => now?.report !== spoken.report)
}
