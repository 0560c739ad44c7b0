// The verdict of the report that decides, with its arithmetic in one line and in full on a tap.

import { useState } from 'preact/hooks'
import type { Report } from '../../api/report-shapes'
import type { Verdict } from '../../api/shapes'
import { ReadingDialog } from '../reading-dialog'
import { DeskIcon } from '../../ui/desk/icons'
import { useKeys } from '../../ui/desk/use-keys'
import { useDesk } from '../use-desk'
import { keyed } from './twin-keys'
import { Plate } from '../../ui/parts/plate'

const LOOK = {
  ready: { tone: 'ok', icon: 'check' },
  'ready-with-tasks': { tone: 'warn', icon: 'triangle' },
  'not-ready': { tone: 'bad', icon: 'octagon' },
  incomplete: { tone: 'muted', icon: 'circle' },
} as const

export function VerdictLine({ verdict, reports }: { verdict: Verdict | null; reports: Report[] }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  useKeys(keyed({ verdict: verdict && (() => setOpen(true)) }))
  if (!verdict) return <p class="muted small">{say.text.arithmetic.none}</p>
  const { tone, icon } = LOOK[verdict.is]
  const words = say.text.arithmetic
  const critical = verdict.critical_bad.length
  const score = words.summary(say.number(verdict.score), say.number(verdict.max_score), say.percent(verdict.percent))
  const counted = `${score}, ${words.threshold(say.percent(verdict.thresholds.ready))}`
  return (
    <div class="verdict">
      <p class={tone}>
        <DeskIcon name={icon} />
        {say.text.verdict[verdict.is]}
        {critical > 0 && `: ${words.critical(critical)}`}
      </p>
      <p class="muted small">
        {verdict.is === 'incomplete' ? words.unanswered(verdict.unanswered.length) : counted}.{' '}
        <button type="button" class="link" onClick={() => setOpen(true)}>
          {words.show}
        </button>
      </p>
      {open && <Arithmetic standing={verdict} reports={reports} onClose={() => setOpen(false)} />}
    </div>
  )
}

function Arithmetic({ standing, reports, onClose }: { standing: Verdict; reports: Report[]; onClose: () => void }) {
  const { say } = useDesk()
  const words = say.text.arithmetic
  return (
    <ReadingDialog title={words.title} wide onClose={onClose}>
      <p class="small">{words.rule}</p>
      <div class="columns">
        <section class="stack">
          <h3>{words.now}</h3>
          <Sum verdict={standing} />
        </section>
        {reports.map((report) => (
          <section key={report.inspection_id} class="stack">
            <h3>{words.of(reportName(report, say.text))}</h3>
            <Sum verdict={report.verdict} />
          </section>
        ))}
      </div>
    </ReadingDialog>
  )
}

function Sum({ verdict }: { verdict: Verdict }) {
  const { say } = useDesk()
  const { lines } = say.text.arithmetic
  const figures: [string, string][] = [
    [lines.score, say.number(verdict.score)],
    [lines.max, say.number(verdict.max_score)],
    [lines.ready, say.percent(verdict.thresholds.ready)],
    [lines.tasks, say.percent(verdict.thresholds.tasks)],
  ]
  const lists: [string, string[]][] = [
    [lines.critical, verdict.critical_bad],
    [lines.bad, verdict.bad.filter((item) => !verdict.critical_bad.includes(item))],
    [lines.unanswered, verdict.unanswered],
    [lines.na, verdict.na],
  ]
  return (
    <>
      <dl class="sum">
        {figures.map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
        <dt class="total">{lines.percent}</dt>
        <dd class="total">{say.percent(verdict.percent)}</dd>
      </dl>
      {lists.map(([name, items]) => (
        <div key={name} class="small">
          <p>
            {name}: <strong>{items.length}</strong>
          </p>
          <p class="plates">
            {items.map((item) => (
              <Plate id={item} line />
            ))}
          </p>
        </div>
      ))}
    </>
  )
}

function reportName(report: Report, text: ReturnType<typeof useDesk>['say']['text']): string {
  const stage = text.premises[report.stage]
  return `${text.kind[report.kind]}, ${stage}${report.by ? `, ${report.by.name}` : ''}`
}
