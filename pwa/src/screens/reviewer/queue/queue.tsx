// The reviewer's queue: what waits for a decision, the nearest promise first, driven by the keyboard.

import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import type { Count, QueuedApplication } from '../../../api/queue-shapes'
import { Head } from '../../../ui/desk/head'
import { Foot } from '../../../ui/desk/foot'
import { DeskIcon } from '../../../ui/desk/icons'
import { Keys } from '../../../ui/desk/keys'
import { Table } from '../../../ui/desk/table'
import { useKeys } from '../../../ui/desk/use-keys'
import { Tabs } from '../../../ui/desk/tabs'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { ListState, StaleBanner } from '../../list-state'
import { step } from '../../step'
import { useDesk } from '../../use-desk'
import { queueColumns } from './queue-columns'
import { OpenList } from '../exports/open-exports'
import { EVERYTHING, isNarrowed, TABS } from './queue-filter'
import { QueueFilters } from './queue-filters'
import { useFilter } from './use-filter'
import { useQueue } from './use-queue'
import { useTaking } from './use-taking'

export function Queue() {
  const { account, say } = useDesk()
  const words = say.text.queue
  const { route } = useLocation()
  const filtering = useFilter()
  const { filter, choose } = filtering
  const queue = useQueue(filter)
  const taking = useTaking(queue)
  const [picked, setPicked] = useState<string | null>(lastPicked)
  const field = useRef<HTMLInputElement>(null)

  const shown = queue.state.kept?.value
  const rows = shown?.items ?? []
  const counts = shown?.counts
  const current = picked !== null && rows.some((row) => row.id === picked) ? picked : (rows[0]?.id ?? null)
  const here = rows.find((row) => row.id === current)
  const pick = (id: string | null) => setPicked((lastPicked = id))
  const decides = account.role === 'reviewer'
  const open = (row: QueuedApplication | undefined) => {
    if (!row) return
    pick(row.id)
    route(deskPaths.queued(row, decides))
  }
  const next = async () => {
    if (decides) open(await taking.takeNext(filter))
    else open(rows[0])
  }
  const go = (by: 1 | -1) => pick(step(rows, current, by))
  useKeys({
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    Enter: () => open(here),
    KeyN: () => void next(),
    KeyT: () => here && decides && void taking.toggle(here),
    Slash: () => field.current?.focus(),
  })
  const number = (count: Count) => say.number(count.n) + (count.more ? '+' : '')

  return (
    <DeskPage section="queue" title={words.title} counts={{ queue: queue.waiting }}>
      <div>
        <Head
          title={words.title}
          note={
            counts
              ? (shown.narrowed ? words.standingFound : words.standing)(number(counts.waiting), number(counts.overdue))
              : '\u00a0' // its line is kept: nothing moves when the counts come
          }
        >
          <label class="input search">
            <DeskIcon name="search" />
            <input
              ref={field}
              type="search"
              placeholder={words.search}
              aria-label={words.search}
              value={filtering.typed}
              onInput={(event) => filtering.type(event.currentTarget.value)}
              onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
            />
            <kbd>/</kbd>
          </label>
          <OpenList filter={filter} disabled={rows.length === 0} />
          <Button kind="primary" disabled={!(decides ? counts?.free.n : rows.length)} onClick={() => void next()}>
            {decides ? words.next : words.openFirst} <kbd>N</kbd>
          </Button>
        </Head>
        <Tabs
          label={words.title}
          tabs={TABS.map((name) => ({ name, words: words.tabs[name], count: counts && number(counts[name]) }))}
          current={filter.whose}
          choose={(whose) => choose({ whose })}
          end={words.order}
        />
        <QueueFilters filter={filter} choose={choose} />
      </div>
      <div class="work listed" data-flush aria-busy={queue.state.is === 'loading'}>
        {taking.trouble && (
          <Banner state="warn" icon="triangle" urgent>
            {taking.trouble}
          </Banner>
        )}
        <StaleBanner state={queue.state} retry={queue.reload} />
        <ListState state={queue.state} retry={queue.reload} />
        {shown && !rows.length && <Nothing narrowed={isNarrowed(filter)} words={words.empty[filter.whose]} />}
        {shown && !rows.length && isNarrowed(filter) && (
          <p class="more">
            <Button onClick={() => choose({ ...EVERYTHING, whose: filter.whose })}>{words.filters.clear}</Button>
          </p>
        )}
        {rows.length > 0 && (
          <Table
            caption={words.caption}
            columns={queueColumns(say, {
              me: account.id,
              take: decides ? (row) => void taking.toggle(row) : null,
            })}
            rows={rows}
            rowKey={(row) => row.id}
            current={current}
            onOpen={open}
          />
        )}
        {shown?.next && (
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
            { keys: ['J', 'K'], does: words.keys.rows },
            { keys: ['Enter'], does: words.keys.open },
            ...(decides ? [{ keys: ['T'], does: words.keys.take }] : []),
            { keys: ['/'], does: words.keys.search },
          ]}
        />
        <span class="end muted small" role="status">
          {counts && words.shownOf(say.number(rows.length), number(counts[filter.whose]))}
        </span>
      </Foot>
    </DeskPage>
  )
}

/** Where the keyboard was when a report was opened: it is there again after Back. */
let lastPicked: string | null = null

function Nothing({ narrowed, words }: { narrowed: boolean; words: { title: string; what: string } }) {
  const { say } = useDesk()
  if (narrowed) return <Empty icon="file" title={say.text.queue.nothingFound} words={say.text.queue.nothingFoundWhat} />
  return <Empty icon="inbox" title={words.title} words={words.what} />
}
