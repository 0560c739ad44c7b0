// Planning: applications with their stage, and beside the chosen one its inspections and what can be done about them.

import { useState } from 'preact/hooks'
import type { Application } from '../../api/shapes'
import { Foot } from '../../ui/desk/foot'
import { Head } from '../../ui/desk/head'
import { DeskIcon } from '../../ui/desk/icons'
import { Keys } from '../../ui/desk/keys'
import { Table, type Column } from '../../ui/desk/table'
import { useKeys } from '../../ui/desk/use-keys'
import { Tabs } from '../../ui/desk/tabs'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { DoneNotice } from '../done-notice'
import { DueBadge } from '../due-badge'
import { ListState, StaleBanner } from '../list-state'
import { useLoadedPages } from '../loaded'
import { placeColumn } from '../place-column'
import { step } from '../step'
import { useDesk } from '../use-desk'
import type { DeskWords } from '../desk-words'
import { ApplicationPanel } from './application-panel'
import { NewApplicationDialog } from './new-application'

const TABS = ['all', 'inspecting', 'reviewing', 'fixing', 'accepted', 'refused'] as const

export function Visits() {
  const { client, say } = useDesk()
  const words = say.text.visits
  const [stage, setStage] = useState<(typeof TABS)[number]>('all')
  const [picked, setPicked] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const list = useLoadedPages(`applications ${stage}`, (cursor) =>
    client.review.applications({ cursor, stage: stage === 'all' ? undefined : stage }),
  )
  const rows = list.state.kept?.value.items ?? []
  const current = rows.some((row) => row.id === picked) ? picked : null
  const go = (by: 1 | -1) => setPicked(step(rows, current, by))
  useKeys({
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    KeyN: () => setAdding(true),
  })
  const changed = (said: string) => {
    setDone(said)
    void list.reload()
  }
  return (
    <DeskPage section="visits" title={words.title}>
      <div>
        <Head title={words.title}>
          <Button kind="primary" onClick={() => setAdding(true)}>
            <DeskIcon name="plus" />
            {words.add} <kbd>N</kbd>
          </Button>
        </Head>
        <Tabs
          label={words.columns.stage}
          tabs={TABS.map((name) => ({
            name,
            words: name === 'all' ? say.text.queue.tabs.all : say.first(say.text.stage[name]),
          }))}
          current={stage}
          choose={setStage}
          end={say.text.queue.order}
        />
      </div>
      <div class="planning" data-picked={current ? '' : undefined}>
        <div class="work" data-flush>
          <DoneNotice words={done} />
          <StaleBanner state={list.state} retry={list.reload} />
          <ListState state={list.state} retry={list.reload} />
          {list.state.kept && !rows.length && <Empty icon="inbox" title={words.empty} words={words.emptyWhat} />}
          {rows.length > 0 && (
            <Table
              caption={words.caption}
              columns={columns(say, setPicked)}
              rows={rows}
              rowKey={(row) => row.id}
              current={current}
              onPick={(row) => setPicked(row.id)}
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
        {current ? (
          <ApplicationPanel key={current} id={current} onDone={changed} />
        ) : (
          <aside class="panel-side">
            <Empty icon="list" title={words.panel.choose} words={words.panel.chooseWhat} />
          </aside>
        )}
      </div>
      <Foot>
        <Keys
          hints={[
            { keys: ['J', 'K'], does: words.keys.rows },
            { keys: ['N'], does: words.keys.add },
          ]}
        />
        <span class="end muted small" role="status">
          {list.state.kept &&
            (list.state.kept.value.next ? say.text.queue.shownMore(rows.length) : say.text.queue.shown(rows.length))}
        </span>
      </Foot>
      {adding && (
        <NewApplicationDialog
          onClose={() => setAdding(false)}
          onDone={(application) => {
            setAdding(false)
            setPicked(application.id)
            changed(words.done.created(application.number))
          }}
        />
      )}
    </DeskPage>
  )
}

function columns(say: DeskWords, pick: (id: string) => void): Column<Application>[] {
  const words = say.text.visits.columns
  return [
    {
      key: 'number',
      head: words.number,
      cell: (row) => (
        <button type="button" class="number" onClick={() => pick(row.id)}>
          {row.number}
        </button>
      ),
    },
    {
      key: 'due',
      head: words.due,
      cell: (row) => <DueBadge at={row.promised_at} live={row.whose_move !== 'nobody'} />,
    },
    placeColumn(words.place),
    { key: 'stage', head: words.stage, cell: (row) => say.text.stage[row.stage] },
    {
      key: 'move',
      head: words.move,
      cell: (row) => <span class="muted">{say.text.moveOf[row.whose_move]}</span>,
      label: words.move,
    },
  ]
}
