// New standards over all open points: how many owners have confirmed each version, and who has not.

import type { StandardRows } from '../../../api/standard-shapes'
import { listStandards } from '../../../core/standards'
import { Table } from '../../../ui/desk/table'
import { Badge } from '../../../ui/parts/badge'
import { Empty } from '../../../ui/parts/empty'
import { deskPaths } from '../../desk-paths'
import { noonOf } from '../../duties/figures'
import { ListState, StaleBanner } from '../../list-state'
import { useLoaded } from '../../loaded'
import { standardsWords } from '../../standards/standards-words'
import { useDesk } from '../../use-desk'

export function StandardsList() {
  const { client, say } = useDesk()
  const text = standardsWords(say.locale)
  const loading = useLoaded<StandardRows>('standards', () => listStandards(client.api))
  const rows = loading.state.kept?.value.items
  return (
    <div class="work listed" data-flush aria-busy={loading.state.is === 'loading'}>
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <ListState state={loading.state} retry={() => void loading.reload()} />
      {rows?.length === 0 && <Empty icon="check" title={text.desk.empty} words={text.desk.emptyWhat} />}
      {rows && rows.length > 0 && (
        <Table
          caption={text.desk.tab}
          rows={rows}
          rowKey={(row) => row.standard}
          columns={[
            {
              key: 'version',
              head: text.desk.version,
              wide: 'card',
              cell: (row) => (
                <>
                  <strong>{say.words(row.title)}</strong>
                  <span class="sub">
                    {text.of[row.kind]} <span class="code">{row.standard}</span>
                  </span>
                  <span class="sub">{text.published(say.day(row.published_at))}</span>
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
            {
              key: 'confirmed',
              head: text.desk.confirmed,
              cell: (row) => (
                <Badge
                  state={row.confirmed === row.asked ? 'ok' : row.days_left <= 0 ? 'bad' : 'warn'}
                  icon={row.confirmed === row.asked ? 'check' : row.days_left <= 0 ? 'octagon' : 'clock'}
                >
                  {text.desk.of(say.number(row.confirmed), say.number(row.asked))}
                </Badge>
              ),
            },
            {
              key: 'waiting',
              head: text.desk.waiting,
              wide: true,
              cell: (row) =>
                row.waiting.length === 0 ? (
                  text.desk.everybody
                ) : (
                  <ul class="bare">
                    {row.waiting.map((each) => (
                      <li key={each.id}>
                        <a class="in-list" href={deskPaths.after(each.id, 'duties')}>
                          № {each.number}, {each.applicant.name}
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      )}
    </div>
  )
}
