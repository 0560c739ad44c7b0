// The scale of a measured item with a needle for each voice; nothing for items without figures.

import { TwinScale, type Needle } from '../../../ui/desk/twin-scale'
import { useDesk } from '../../use-desk'
import type { TwinRow, Voice } from '../twin'
import { normInWords } from './value-words'

export function ItemScale({ row }: { row: TwinRow }) {
  const { say } = useDesk()
  const { settings } = row.item
  const norm = normInWords(row.item, say)
  if (row.item.kind !== 'number' || !norm) return null
  const figure = (value: number) => say.number(value, Number.isInteger(value) ? 0 : settings.decimals)
  const needle = (voice: Voice | null, label: (value: string) => string): Needle[] => {
    const value = voice?.cell.value
    if (!voice || typeof value !== 'number') return []
    const state = voice.cell.outcome === 'bad' ? 'bad' : voice.cell.outcome === 'ok' ? 'ok' : 'none'
    return [{ key: voice.side, value, state, label: label(figure(value)) }]
  }
  const needles = [
    ...needle(row.applicant, say.text.twin.applicantAt),
    ...needle(row.inspector, say.text.twin.inspectorAt),
  ]
  if (!needles.length) return null
  return (
    <TwinScale
      limits={settings}
      needles={needles}
      figure={figure}
      unit={settings.unit ? say.words(settings.unit) : ''}
      description={`${needles.map((each) => each.label).join(', ')}, ${say.text.twin.norm(norm)}`}
    />
  )
}
