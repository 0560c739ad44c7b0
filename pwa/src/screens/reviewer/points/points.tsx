// The points of the network: how each stands, when it is inspected next and why, who is on the way.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { PointRow, PointStanding } from '../../../api/point-shapes'
import { listPoints } from '../../../core/point'
import { Foot } from '../../../ui/desk/foot'
import { Head } from '../../../ui/desk/head'
import { Keys } from '../../../ui/desk/keys'
import { Table, type Column } from '../../../ui/desk/table'
import { useKeys } from '../../../ui/desk/use-keys'
import { Tabs } from '../../../ui/desk/tabs'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import type { DeskWords } from '../../desk-words'
import { ListState, StaleBanner } from '../../list-state'
import { useLoadedPages } from '../../loaded'
import { pointWords } from '../../point/point-words'
import { daysTo, RiskBadge } from '../../point/revisit'
import { step } from '../../step'
import { noonOf } from '../../trial/tools'
import { useDesk } from '../../use-desk'

const TABS: (PointStanding | 'all')[] = ['open', 'suspended', 'closed', 'all']
const SOON = 14

export function Points() {
  const { client, say } = useDesk()
  const { route } = useLocation()
  const { list: words, standing } = pointWords(say.locale)
  const [tab, setTab] = useState<(typeof TABS)[number]>('open')
  const [picked, setPicked] = useState<string | null>(null)
  const list = useLoadedPages(`points ${tab}`, (cursor) => listPoints(client.api, tab === 'all' ? [] : [tab], cursor))
  const rows = (list.state.kept?.value.items ?? []).map((row) => ({ ...row, id: row.application_id }))
  const current = rows.some((row) => row.id === picked) ? picked : null
  const go = (by: 1 | -1) => setPicked(step(rows, current, by))
  const open = (id: string) => route(deskPaths.after(id, 'point'))
  useKeys({
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Enter: () => current && open(current),
  })
  return (
    <DeskPage section="points" title={words.title}>
      <div>
        <Head title={words.title} />
        <Tabs
          label={words.columns.standing}
          tabs={TABS.map((name) => ({ name, words: name === 'all' ? words.all : words.tabs[name] }))}
          current={tab}
          choose={setTab}
          end={words.order}
        />
      </div>
      <div class="work" data-flush>
        <StaleBanner state={list.state} retry={list.reload} />
        <ListState state={list.state} retry={list.reload} />
        {list.state.kept && !rows.length && (
          <Empty
            icon="inbox"
            title={tab === 'all' || tab === 'open' ? words.empty : words.emptyFiltered}
            words={tab === 'all' || tab === 'open' ? words.emptyWhat : words.emptyFilteredWhat}
          />
        )}
        {rows.length > 0 && (
          <Table
            caption={words.caption}
            columns={columns(say, standing)}
            rows={rows}
            rowKey={(row) => row.id}
            current={current}
            onOpen={(row) => open(row.id)}
          />
        )}
        {list.state.kept?.value.next && (
          <p class="more">
            <Button busy={list.loadingMore} onClick={list.more}>
              {say.text.more}
            </Button>
          </p>
        )}
      </div>
      <Foot>
        <Keys
          hints={[
            { keys: ['J', 'K'], does: say.text.visits.keys.rows },
            { keys: ['Enter'], does: words.open },
          ]}
        />
        <span class="end muted small" role="status">
          {list.state.kept &&
            (list.state.kept.value.next ? say.text.queue.shownMore(rows.length) : say.text.queue.shown(rows.length))}
        </span>
      </Foot>
    </DeskPage>
  )
}

const STATE = { open: 'ok', suspended: 'warn', closed: undefined } as const
const ICON = { open: 'check', suspended: 'triangle', closed: 'cross' } as const

function columns(say: DeskWords, standing: Record<PointStanding, string>): Column<PointRow>[] {
  const { list, revisit, fixed } = pointWords(say.locale)
  const head = list.columns
  return [
    {
      key: 'number',
      head: head.number,
      cell: (row) => (
        <a class="number" href={deskPaths.after(row.application_id, 'point')}>
          {row.number}
        </a>
      ),
    },
    { key: 'address', head: head.address, label: null, wide: true, cell: (row) => row.address },
    {
      key: 'standing',
      head: head.standing,
      cell: (row) => (
        <>
          <Badge state={STATE[row.standing]} icon={ICON[row.standing]}>
            {standing[row.standing]}
          </Badge>
          {row.fixed_at && <span class="sub">{`${fixed.short} ${say.shortDay(row.fixed_at)}`}</span>}
        </>
      ),
    },
    {
      key: 'revisit',
      head: head.revisit,
      label: head.revisit,
      wide: 'card',
      cell: (row) => <NextVisit row={row} say={say} />,
    },
    {
      key: 'risk',
      head: head.risk,
      cell: (row) =>
        row.revisit_on ? <RiskBadge level={row.risk} words={revisit.level[row.risk]} /> : <span class="muted">–</span>,
    },
    {
      key: 'visit',
      head: head.visit,
      label: null,
      wide: 'card',
      cell: (row) =>
        row.visit ? (
          revisit.planned(say.shortDay(row.visit.due_at))
        ) : (
          <span class="muted">{row.revisit_on ? revisit.notPlanned : '–'}</span>
        ),
    },
  ]
}

function NextVisit({ row, say }: { row: PointRow; say: DeskWords }) {
  const { revisit } = pointWords(say.locale)
  if (!row.revisit_on) return <span class="muted">–</span>
  const left = daysTo(row.revisit_on, new Date())
  const words = `${say.shortDay(noonOf(row.revisit_on))}, ${revisit.days(left)}`
  if (left > SOON || row.visit) return <span class="nowrap">{words}</span>
  return (
    <Badge state={left < 0 ? 'bad' : 'warn'} icon={left < 0 ? 'octagon' : 'clock'}>
      {words}
    </Badge>
  )
}
