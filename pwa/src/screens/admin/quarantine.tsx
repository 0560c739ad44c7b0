// The quarantine: what was wanted, by whom, why it was refused, and the act that lets it in after all.

import { useState } from 'preact/hooks'
import type { QuarantineEntry } from '../../api/upkeep-shapes'
import { views } from '../../kinds/views'
import { rules } from '../../kinds/rules'
import { Table, type Column } from '../../ui/desk/table'
import { Button } from '../../ui/parts/button'
import { FormDialog } from '../form-dialog'
import { asItem } from '../reviewer/twin'
import { useDesk } from '../use-desk'
import { useForm } from '../use-form'
import { kindWords, valueWords } from './upkeep-words'

interface Props {
  rows: QuarantineEntry[]
  onDone: (entry: QuarantineEntry) => void
}

export function QuarantineTable({ rows, onDone }: Props) {
  const { say } = useDesk()
  const words = say.text.upkeep.quarantine
  const [open, setOpen] = useState<QuarantineEntry | null>(null)
  const columns: Column<QuarantineEntry>[] = [
    { key: 'wanted', head: words.columns.wanted, wide: true, cell: (entry) => <Wanted entry={entry} /> },
    {
      key: 'author',
      head: words.columns.author,
      wide: 'card',
      cell: (entry) => (
        <>
          {entry.author.name}
          <span class="sub">{entry.phone}</span>
          <span class="sub">
            {words.received(say.moment(entry.received_at))}
            {entry.via === 'rescue' && `, ${words.rescued}`}
          </span>
        </>
      ),
    },
    {
      key: 'reason',
      head: words.columns.reason,
      wide: 'card',
      cell: (entry) => (
        <>
          {say.refusal(entry.code, entry.facts)}
          {entry.tried && <span class="sub">{words.tried(entry.tried.by.name, say.moment(entry.tried.at))}</span>}
        </>
      ),
    },
    {
      key: 'acts',
      head: <span class="vh">{words.columns.acts}</span>,
      wide: 'card',
      cell: (entry) => (
        <Button
          label={`${words.apply}: ${kindWords(entry, say)} ${entry.item?.id ?? ''}`}
          onClick={() => setOpen(entry)}
        >
          {words.apply}
        </Button>
      ),
    },
  ]
  return (
    <>
      <Table caption={words.caption} columns={columns} rows={rows} rowKey={keyOf} />
      {open && (
        <ReleaseDialog
          entry={open}
          onClose={() => setOpen(null)}
          onDone={(entry) => {
            setOpen(null)
            onDone(entry)
          }}
        />
      )}
    </>
  )
}

export function keyOf({ device, n, hash }: QuarantineEntry): string {
  return `${device} ${n} ${hash}`
}

function Wanted({ entry }: { entry: QuarantineEntry }) {
  const { say } = useDesk()
  const { item, inspection } = entry
  return (
    <>
      {item ? (
        <>
          <strong class="nowrap">{item.id}</strong> {say.words(item.texts)}
        </>
      ) : (
        <strong>
          {say.first(kindWords(entry, say))} {entry.field}
        </strong>
      )}
      <span class="row wraps">
        {item && <span class="muted">{say.first(kindWords(entry, say))}</span>}
        <Value entry={entry} />
      </span>
      {inspection && (
        <span class="sub">
          {say.first(say.text.kind[inspection.kind])}, {inspection.address}
        </span>
      )}
    </>
  )
}

function Value({ entry }: { entry: QuarantineEntry }) {
  const { say } = useDesk()
  const item = entry.item && asItem(entry.item)
  if (entry.kind === 'answer.set' && item && rules[item.kind].check(entry.value, item) === null) {
    const { Shown } = views[item.kind]
    return <Shown item={item} value={entry.value} locale={say.locale} />
  }
  return <span>{valueWords(entry, say)}</span>
}

interface DialogProps {
  entry: QuarantineEntry
  onClose: () => void
  onDone: (entry: QuarantineEntry) => void
}

function ReleaseDialog({ entry, onClose, onDone }: DialogProps) {
  const { client, say } = useDesk()
  const words = say.text.upkeep.quarantine
  const form = useForm<never, QuarantineEntry>({
    check: () => [],
    send: () => client.upkeep.release(entry),
    onDone,
  })
  return (
    <FormDialog title={words.dialog.title} form={form} submit={words.apply} stale="" onClose={onClose}>
      <div>
        <Wanted entry={entry} />
        <p class="small muted">{entry.author.name}</p>
      </div>
      <p>{words.dialog.what}</p>
      <p class="small muted">{words.dialog.trace}</p>
    </FormDialog>
  )
}
