// The desk's view of new standards of one point: each version, what it changes, and whether the owner has confirmed it.

import type { Standards, StandardTask } from '../../../../api/standard-shapes'
import { makeStandards } from '../../../../core/standards'
import { Table } from '../../../../ui/desk/table'
import { Badge } from '../../../../ui/parts/badge'
import { noonOf } from '../../../duties/figures'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { ChangeList } from '../../../standards/change-list'
import { standardsWords } from '../../../standards/standards-words'
import { useDesk } from '../../../use-desk'

export function StandardsPart({ id }: { id: string }) {
  const { client, say } = useDesk()
  const text = standardsWords(say.locale)
  const loading = useLoaded<Standards>(`standards ${id}`, () => makeStandards(client.api, id).read())
  const kept = loading.state.kept?.value
  return (
    <section class="box-table">
      <h2>{text.title}</h2>
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <ListState state={loading.state} retry={() => void loading.reload()} />
      {kept && kept.items.length === 0 && <p class="plain muted">{text.desk.none}</p>}
      {kept && kept.items.length > 0 && (
        <Table
          caption={text.title}
          rows={kept.items}
          rowKey={(row) => row.standard}
          columns={[
            {
              key: 'version',
              head: text.desk.version,
              cell: (row) => (
                <>
                  <strong>{say.words(row.title)}</strong>
                  <span class="sub">
                    {text.of[row.kind]} <span class="code">{row.standard}</span>
                  </span>
                </>
              ),
            },
            {
              key: 'from',
              head: text.desk.from,
              cell: (row) => (
                <>
                  <span class="nowrap">{say.day(noonOf(row.due_on))}</span>
                  <span class="sub">{text.left(row.days_left)}</span>
                </>
              ),
            },
            { key: 'owner', head: text.desk.state, cell: (row) => <Confirmed task={row} /> },
            {
              key: 'changes',
              head: text.desk.changes,
              wide: true,
              cell: (row) => (
                <details>
                  <summary>{text.forYou(row.changes.length)}</summary>
                  <ChangeList changes={row.changes} locale={say.locale} />
                </details>
              ),
            },
          ]}
        />
      )}
    </section>
  )
}

function Confirmed({ task }: { task: StandardTask }) {
  const { say } = useDesk()
  const text = standardsWords(say.locale)
  if (task.confirmed_at) {
    return (
      <>
        <Badge state="ok" icon="check">
          {text.done}
        </Badge>
        <span class="sub">{text.confirmed(task.confirmed_by?.name ?? '—', say.day(task.confirmed_at))}</span>
      </>
    )
  }
  const late = task.days_left <= 0
  return (
    <Badge state={late ? 'bad' : 'warn'} icon={late ? 'octagon' : 'clock'}>
      {late ? text.late : text.waits}
    </Badge>
  )
}
