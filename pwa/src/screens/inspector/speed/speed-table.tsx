// The runs beside their norm.

import type { ItemView } from '../../../core/inspection/inspection'
import type { SpeedProgress } from '../../../core/line/speed'
import { RunsTable } from '../../../ui/parts/runs-table'
import { runCells } from '../../run-cells'
import { usePhone } from '../../use-phone'
import { speedWords } from './speed-words'

interface Props {
  items: ItemView[]
  now: SpeedProgress | null
  running: boolean
}

export function SpeedTable({ items, now, running }: Props) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  const { speed, from, upTo } = say.kinds
  const bound = (name: 'min_download_mbps' | 'min_upload_mbps' | 'max_latency_ms') =>
    items.map((each) => each.item.settings[name]).find((each) => typeof each === 'number')
  const [down, up, late] = [bound('min_download_mbps'), bound('min_upload_mbps'), bound('max_latency_ms')]
  const norm = [
    down === undefined ? '–' : from(say.number(down)),
    up === undefined ? '–' : from(say.number(up)),
    late === undefined ? '–' : `${upTo(say.number(late))}\u00a0${speed.ms}`,
  ]
  const runs = Array.from({ length: now?.runs ?? 3 }, (_, at) => ({
    name: String(at + 1),
    cells: runCells(now?.done[at], say),
    current: running && now?.run === at + 1,
  }))
  return (
    <RunsTable
      head={[text.column, speed.download, speed.upload, speed.latency]}
      rows={[{ name: text.norm, cells: norm, look: 'ok' }, ...runs]}
      waits={text.waits}
    />
  )
}
