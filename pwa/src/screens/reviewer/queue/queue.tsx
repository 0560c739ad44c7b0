// The reviewer's queue: what waits for a decision, the nearest promise first, driven by the keyboard.

import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import type { Application } from '../../../api/shapes'
import { Head } from '../../../ui/desk/head'
import { Foot } from '../../../ui/desk/foot'
import { DeskIcon } from '../../../ui/desk/icons'
import { Keys } from '../../../ui/desk/keys'
import { Table } from '../../../ui/desk/table'
import { useKeys } from '../../../ui/desk/use-keys'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { ListState, StaleBanner } from '../../list-state'
import { Empty } from '../../../ui/parts/empty'
import { step } from '../../step'
import { useDesk } from '../../use-desk'
import { queueColumns } from './queue-columns'
import { OpenList } from '../exports/open-exports'
import { exported, found, inTab, QUEUE_TABS, type QueueTab } from './queue-rows'
import { useQueue } from './use-queue'
import { Button } from '../../../ui/parts/button'

export function Queue() {
  const { say } = useDesk()
  const { route } = useLocation()
  const queue = useQueue()
  const [tab, setTab] = useState<QueueTab>('all')
  const [search, setSearch] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const now = new Date()
  const all = queue.state.kept?.value.items ?? []
  const counts = queue.state.kept?.value.counts
  const rows = all.filter((each) => inTab(each, tab, now) && found(each, search))
  const current = picked !== null && rows.some((row) => row.id === picked) ? picked : (rows[0]?.id ?? null)
  const open = (row: Application | undefined) => row && route(deskPaths.application(row.id))
  const go = (by: 1 | -1) => setPicked(step(rows, current, by))
  useKeys({
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    Enter: () => open(rows.find((row) => row.id === current)),
    KeyN: () => open(rows[0]),
    Slash: () => field.current?.focus(),
  })

  return (
    <DeskPage section="queue" title={say.text.queue.title} counts={{ queue: counts?.waiting }}>
      <div>
        <Head title={say.text.queue.title} note={counts && say.text.queue.standing(counts.waiting, counts.breaching)}>
          <label class="input search">
            <DeskIcon name="search" />
            <input
              ref={field}
              type="search"
              placeholder={say.text.queue.search}
              aria-label={say.text.queue.search}
              value={search}
              onInput={(event) => setSearch(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            />
            <kbd>/</kbd>
          </label>
          <OpenList {...exported(tab)} />
          <Button kind="primary" disabled={!rows.length} onClick={() => open(rows[0])}>
            {say.text.queue.next} <kbd>N</kbd>
          </Button>
        </Head>
        <div class="head-tabs">
          <div class="tabs" role="group" aria-label={say.text.queue.title}>
            {QUEUE_TABS.map((name) => (
              <button key={name} type="button" aria-pressed={name === tab} onClick={() => setTab(name)}>
                {say.text.queue.tabs[name]}{' '}
                {queue.state.kept && <b>{all.filter((each) => inTab(each, name, now)).length}</b>}
              </button>
            ))}
          </div>
          <span class="end muted small">{say.text.queue.order}</span>
        </div>
      </div>
      <div class="work" data-flush>
        <StaleBanner state={queue.state} retry={queue.reload} />
        <ListState state={queue.state} retry={queue.reload} />
        {queue.state.kept && !all.length && (
          <Empty icon="inbox" title={say.text.queue.empty} words={say.text.queue.emptyWhat} />
        )}
        {all.length > 0 && !rows.length && (
          <Empty icon="file" title={say.text.queue.nothingFound} words={say.text.queue.nothingFoundWhat} />
        )}
        {rows.length > 0 && (
          <Table
            caption={say.text.queue.caption}
            columns={queueColumns(say)}
            rows={rows}
            rowKey={(row) => row.id}
            current={current}
            onOpen={open}
          />
        )}
        {queue.state.kept?.value.next && (
          <p class="more">
            <Button busy={queue.loadingMore} onClick={queue.more}>
              {say.text.more}
            </Button>
          </p>
        )}
      </div>
      <Foot>
        <Keys
          hints={[
            { keys: ['J', 'K'], does: say.text.queue.keys.rows },
            { keys: ['Enter'], does: say.text.queue.keys.open },
            { keys: ['/'], does: say.text.queue.keys.search },
          ]}
        />
        <span class="end muted small" role="status">
          {queue.state.kept &&
            (queue.state.kept.value.next ? say.text.queue.shownMore(rows.length) : say.text.queue.shown(rows.length))}
        </span>
      </Foot>
    </DeskPage>
  )
}
