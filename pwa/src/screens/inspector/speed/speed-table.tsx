// The runs beside their norm.

import type { ItemView } from '../../../core/inspection'
import type { SpeedProgress, SpeedRun } from '../../../core/speed'
import type { Say } from '../../../text'
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
  const runs = now?.runs ?? 3
  return (
    <table class="speed-table">
      <thead>
        <tr>
          <th scope="col">{text.column}</th>
          <th scope="col">{speed.download}</th>
          <th scope="col">{speed.upload}</th>
          <th scope="col">{speed.latency}</th>
        </tr>
      </thead>
      <tbody>
        <tr class="ok">
          <th scope="row">{text.norm}</th>
          <td>{down === undefined ? '–' : from(say.number(down))}</td>
          <td>{up === undefined ? '–' : from(say.number(up))}</td>
          <td>{late === undefined ? '–' : `${upTo(say.number(late))}\u00a0${speed.ms}`}</td>
        </tr>
        {Array.from({ length: runs }, (_, at) => (
          <tr key={at} aria-current={running && now?.run === at + 1 ? 'true' : undefined}>
            <th scope="row">{at + 1}</th>
            {cells(now?.done[at], say).map((cell, column) => (
              <td key={column} class={cell === null ? 'muted' : undefined}>
                {cell ?? text.waits}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cells(run: SpeedRun | undefined, say: Say): (string | null)[] {
  if (!run) return [null, null, null]
  const latency = `${say.number(run.latency_ms, 0)}\u00a0${say.kinds.speed.ms}`
  return [say.number(run.download_mbps, 1), say.number(run.upload_mbps, 1), latency]
}
