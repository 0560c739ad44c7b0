// The audit as rows: when, who, what in a sentence, about what.

import type { AuditEntry } from '../../../api/audit-shapes'
import { Table, type Column } from '../../../ui/desk/table'
import { deskPaths } from '../../desk-paths'
import { useDesk } from '../../use-desk'
import type { DeskWords } from '../../desk-words'
import { aboutWords, auditWords, sentence, shortly, whoWords } from './audit-words'

interface Props {
  rows: AuditEntry[]
  current: string | null
  onPick: (row: AuditEntry) => void
}

export function AuditTable({ rows, current, onPick }: Props) {
  const { say } = useDesk()
  return (
    <Table
      caption={auditWords(say.locale).caption}
      columns={columns(say, onPick)}
      rows={rows}
      rowKey={(row) => String(row.seq)}
      current={current}
      onPick={onPick}
    />
  )
}

function columns(say: DeskWords, onPick: (row: AuditEntry) => void): Column<AuditEntry>[] {
  const words = auditWords(say.locale)
  return [
    {
      key: 'at',
      head: words.columns.at,
      cell: (row) => (
        <button type="button" class="number nowrap" aria-label={words.details(row.seq)} onClick={() => onPick(row)}>
          {shortly(row.at, say.locale)}
        </button>
      ),
    },
    {
      key: 'who',
      head: words.columns.who,
      cell: (row) => <span class={row.who ? undefined : 'muted'}>{whoWords(row, say.locale)}</span>,
    },
    { key: 'act', head: words.columns.act, wide: true, cell: (row) => sentence(row, say) },
    {
      key: 'about',
      head: words.columns.about,
      wide: 'card',
      cell: (row) => <About row={row} say={say} />,
    },
  ]
}

export function About({ row, say }: { row: AuditEntry; say: DeskWords }) {
  const said = aboutWords(row, say.locale)
  if (said === null) return null
  const id = row.about?.application_id
  if (id)
    return (
      <a class="about" href={deskPaths.application(id)}>
        {said}
      </a>
    )
  return (
    <span class="breaks" lang={row.about?.kind === 'other' ? 'en' : undefined}>
      {said}
    </span>
  )
}
