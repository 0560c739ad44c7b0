// The measurement as it goes on a computer, and what came of it.

import type { LineResult } from '../../api/line-shapes'
import type { SpeedProgress, SpeedRun, SpeedValue } from '../../core/line/speed'
import { Button } from '../../ui/parts/button'
import { Figure } from '../../ui/parts/figure'
import { Icon } from '../../ui/parts/icon'
import { RunsTable } from '../../ui/parts/runs-table'
import { SpeedChart } from '../../ui/parts/speed-chart'
import { lineWords } from '../line-words'
import { runCells } from '../run-cells'
import type { Spoken } from './page'

interface Props {
  now: SpeedProgress | null
  cap_bytes: number
  stop: () => void
  spoken: Spoken
}

export function Measuring({ now, cap_bytes, stop, spoken }: Props) {
  const { say, text } = spoken
  const handing = now !== null && now.done.length === now.runs
  const phase = now?.phase ?? 'latency'
  const figure = now?.mbps === null || now === null ? '–' : say.number(now.mbps, 1)
  return (
    <div class="stack">
      <h1 class="vh">{text.title}</h1>
      <p class="spread" role="status">
        <strong>{handing ? text.handing : text.run(now?.run ?? 1, now?.runs ?? 3, text.phase[phase])}</strong>
        <span class="muted">{text.used(say.bytes(now?.bytes_used ?? 0), say.bytes(cap_bytes))}</span>
      </p>
      <div class="live-now">
        <Figure value={figure} unit={say.kinds.speed.mbps}>
          {text.phaseNow[phase]}
        </Figure>
        <SpeedChart
          samples={now?.samples ?? []}
          norm={0}
          normWords=""
          label={`${text.phaseNow[phase]}: ${figure}`}
          seconds={(s) => text.seconds(say.number(s, 1))}
          number={(mbps) => say.number(mbps, 1)}
        />
      </div>
      <Runs runs={now?.done ?? []} of={now?.runs ?? 3} at={now?.run ?? 1} spoken={spoken} />
      <Button large wide disabled={handing} onClick={stop}>
        {text.stop}
      </Button>
    </div>
  )
}

export function Result({ result, another, spoken }: { result: LineResult; another: () => void; spoken: Spoken }) {
  const { say, text } = spoken
  const told = lineWords(say.locale)
  const value = result.value as SpeedValue
  return (
    <div class="stack">
      <h1>{text.done}</h1>
      <p>{text.doneWhat}</p>
      <div class="spread">
        <Figure value={say.number(value.download_mbps, 1)} unit={say.kinds.speed.mbps}>
          {say.kinds.speed.download}
        </Figure>
        <Figure value={say.number(value.upload_mbps, 1)} unit={say.kinds.speed.mbps}>
          {say.kinds.speed.upload}
        </Figure>
      </div>
      <Runs runs={value.runs} of={value.runs.length} at={0} median={value} spoken={spoken} />
      <p class="row">
        <Icon name={result.lines === 'same' ? 'wifi' : 'circle'} />
        <span>
          {result.lines && told.lines[result.lines]} {text.counted}
        </span>
      </p>
      {!result.internet && (
        <p class="row warn">
          <Icon name="triangle" />
          <span>{told.private}</span>
        </p>
      )}
      <Button wide onClick={another}>
        {text.another}
      </Button>
    </div>
  )
}

interface RunsProps {
  runs: SpeedRun[]
  of: number
  at: number
  median?: SpeedValue
  spoken: Spoken
}

function Runs({ runs, of, at, median, spoken: { say, text } }: RunsProps) {
  const { speed } = say.kinds
  const rows = Array.from({ length: of }, (_, row) => ({
    name: String(row + 1),
    cells: runCells(runs[row], say),
    current: row + 1 === at,
  }))
  return (
    <RunsTable
      head={[text.column, speed.download, speed.upload, speed.latency]}
      rows={median ? [...rows, { name: text.median, cells: runCells(median, say), look: 'median' as const }] : rows}
      waits={text.waits}
    />
  )
}
