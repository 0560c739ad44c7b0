// The columns of the queue: what a reviewer weighs before opening a report, and whose it is.

import type { QueuedApplication } from '../../../api/queue-shapes'
import { DeskIcon } from '../../../ui/desk/icons'
import type { Column } from '../../../ui/desk/table'
import type { DeskWords } from '../../desk-words'
import { deskPaths } from '../../desk-paths'
import { DueBadge } from '../../due-badge'
import { placeColumn } from '../../place-column'
import { OwnerCell, type OwnerActs } from './owner-cell'

export function queueColumns(say: DeskWords, acts: OwnerActs): Column<QueuedApplication>[] {
  const words = say.text.queue.columns
  const none = <span class="muted">{say.text.none}</span>
  return [
    { key: 'due', head: words.due, cell: (row) => <DueCell row={row} say={say} /> },
    {
      key: 'number',
      head: words.number,
      cell: (row) => (
        <a class="number" href={deskPaths.application(row.id)}>
          {row.number}
        </a>
      ),
    },
    placeColumn(words.place),
    {
      key: 'stage',
      head: words.stage,
      cell: (row) => (
        <>
          {say.text.stage[row.stage]}
          {row.whose_move !== 'reviewer' && <span class="sub">{say.text.move[row.whose_move]}</span>}
          {visitWords(row, say) && <span class="sub">{visitWords(row, say)}</span>}
        </>
      ),
    },
    {
      key: 'disagreements',
      head: words.disagreements,
      label: words.disagreements,
      numeric: true,
      cell: (row) => (row.summary?.disagreements ? <strong>{say.number(row.summary.disagreements)}</strong> : none),
    },
    {
      key: 'critical',
      head: words.critical,
      label: words.critical,
      numeric: true,
      cell: (row) =>
        row.summary?.critical_bad ? (
          <span class="said bad">
            <DeskIcon name="cross" />
            {say.number(row.summary.critical_bad)}
          </span>
        ) : (
          none
        ),
    },
    {
      key: 'signals',
      head: words.signals,
      label: words.signals,
      cell: (row) =>
        row.summary?.worst ? (
          <span class={`row ${GRAVE[row.summary.worst].tone}`}>
            <DeskIcon name={GRAVE[row.summary.worst].icon} />
            <span>{say.text.queue.signals(row.summary.signals)}</span>
          </span>
        ) : (
          none
        ),
    },
    {
      key: 'verdict',
      head: words.verdict,
      label: words.verdict,
      cell: (row) => <VerdictCell row={row} say={say} />,
    },
    { key: 'owner', head: words.owner, wide: 'card', cell: (row) => <OwnerCell row={row} say={say} acts={acts} /> },
  ]
}

/** Who is not the reviewer is promised something else than a decision. */
function DueCell({ row, say }: { row: QueuedApplication; say: DeskWords }) {
  const other = row.promised_at && row.whose_move !== 'reviewer' && say.text.due.of[row.stage]
  return (
    <>
      <DueBadge at={row.promised_at} live={row.whose_move !== 'nobody'} />
      {other && <span class="sub nowrap">{other}</span>}
    </>
  )
}

function VerdictCell({ row, say }: { row: QueuedApplication; say: DeskWords }) {
  if (!row.verdict || row.percent === null) return <span class="muted">{say.text.queue.noVerdict}</span>
  if (row.verdict === 'incomplete') return <span class="muted">{say.text.verdict.incomplete}</span>
  return (
    <>
      {say.percent(row.percent)}
      <span class="sub nowrap">
        <span class={TONE[row.verdict]}>{say.text.verdict[row.verdict]}</span>
      </span>
    </>
  )
}

/** Said only while there is something to wait for. */
function visitWords(row: QueuedApplication, say: DeskWords): string | null {
  if (!row.summary || row.stage === 'accepted' || row.stage === 'refused') return null
  if (!row.summary.visit) return say.text.queue.noVisit
  return row.summary.visit.state === 'sealed' ? null : say.text.queue.visit(say.text.state[row.summary.visit.state])
}

const GRAVE = {
  attention: { tone: 'bad', icon: 'octagon' },
  check: { tone: 'warn', icon: 'triangle' },
} as const
const TONE = { ready: 'ok', 'ready-with-tasks': 'warn', 'not-ready': 'bad' }
