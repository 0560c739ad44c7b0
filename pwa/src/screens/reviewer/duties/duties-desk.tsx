// The terms of all open points: what is lacking or has ended first, then by day.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { DutyRow } from '../../../api/duty-shapes'
import { listDuties } from '../../../core/duties'
import '../../../ui/duties.css'
import { Foot } from '../../../ui/desk/foot'
import { Head } from '../../../ui/desk/head'
import { Keys } from '../../../ui/desk/keys'
import { Table } from '../../../ui/desk/table'
import { useKeys } from '../../../ui/desk/use-keys'
import { Tabs } from '../../../ui/desk/tabs'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { dutiesWords } from '../../duties/duties-words'
import { LOOK } from '../../duties/figures'
import { ListState, StaleBanner } from '../../list-state'
import { useLoadedPages } from '../../loaded'
import { step } from '../../step'
import { useDesk } from '../../use-desk'
import { standardsWords } from '../../standards/standards-words'
import { DutyDay } from './duty-day'
import { StandardsList } from './standards-list'

const SHOWN = ['waiting', 'all'] as const
type Shown = (typeof SHOWN)[number]
type Tab = Shown | 'standards'

const nameOf = (row: DutyRow) => `${row.application.id} ${row.kind}`

export function DutiesDesk() {
  const { say } = useDesk()
  const { desk } = dutiesWords(say.locale)
  const [tab, setTab] = useState<Tab>('waiting')
  return (
    <DeskPage section="duties" title={desk.list}>
      <div>
        <Head title={desk.list} />
        <Tabs
          label={desk.list}
          tabs={([...SHOWN, 'standards'] as Tab[]).map((name) => ({
            name,
            words: name === 'standards' ? standardsWords(say.locale).desk.tab : desk.tabs[name],
          }))}
          current={tab}
          choose={setTab}
        />
      </div>
      {tab === 'standards' ? <StandardsList /> : <Rows key={tab} show={tab} />}
    </DeskPage>
  )
}

function Rows({ show }: { show: Shown }) {
  const { client, say } = useDesk()
  const { route } = useLocation()
  const text = dutiesWords(say.locale)
  const list = useLoadedPages<DutyRow>(`duties ${show}`, (cursor) => listDuties(client.api, show, cursor))
  const [picked, pick] = useState<string | null>(null)
  const shown = list.state.kept?.value
  const rows = shown?.items ?? []
  const names = rows.map((row) => ({ id: nameOf(row) }))
  const current = names.some(({ id }) => id === picked) ? picked : (names[0]?.id ?? null)
  const open = (name: string | null) => {
    if (name) route(deskPaths.after(name.split(' ')[0]!, 'duties'))
  }
  const go = (by: 1 | -1) => pick(step(names, current, by))
  useKeys({
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    Enter: () => open(current),
  })
  return (
    <>
      <div class="work listed" data-flush aria-busy={list.state.is === 'loading'}>
        <StaleBanner state={list.state} retry={list.reload} />
        <ListState state={list.state} retry={list.reload} />
        {shown && rows.length === 0 && (
          <Empty
            icon={show === 'waiting' ? 'check' : 'inbox'}
            title={show === 'waiting' ? text.desk.empty : text.desk.emptyAll}
            words={show === 'waiting' ? text.desk.emptyWhat : text.desk.emptyAllWhat}
          />
        )}
        {rows.length > 0 && (
          <Table
            caption={text.desk.list}
            rows={rows}
            rowKey={nameOf}
            current={current}
            onOpen={(row) => open(nameOf(row))}
            columns={[
              {
                key: 'point',
                head: text.desk.point,
                wide: 'card',
                cell: ({ application }) => (
                  <>
                    <a href={deskPaths.after(application.id, 'duties')}>
                      <strong>
                        № {application.number}, {application.applicant.name}
                      </strong>
                    </a>
                    <span class="sub">{application.address}</span>
                    <span class="sub">{say.text.stage[application.stage]}</span>
                  </>
                ),
              },
              { key: 'what', head: text.desk.duty, cell: (row) => text.kind[row.kind] },
              {
                key: 'state',
                head: text.desk.state,
                cell: ({ state }) => (
                  <Badge state={LOOK[state].state} icon={LOOK[state].icon}>
                    {text.state[state]}
                  </Badge>
                ),
              },
              {
                key: 'day',
                head: text.desk.day,
                cell: (row) => <DutyDay until={row.until} figure={row.figure} row={row} say={say} />,
              },
            ]}
          />
        )}
        {shown?.next && (
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
            { keys: ['J', 'K'], does: text.desk.keys.rows },
            { keys: ['Enter'], does: text.desk.keys.open },
          ]}
        />
      </Foot>
    </>
  )
}
