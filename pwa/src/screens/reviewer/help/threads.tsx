// The network's help: who waits for an answer, the longest first; what has been answered; and the answers for everybody.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { HelpRow, HelpRows } from '../../../api/help-shapes'
import type { Standing } from '../../../api/shapes'
import { Filters, FilterChoice } from '../../../ui/desk/filters'
import { Foot } from '../../../ui/desk/foot'
import { Head } from '../../../ui/desk/head'
import { Keys } from '../../../ui/desk/keys'
import { useKeys } from '../../../ui/desk/use-keys'
import { Table } from '../../../ui/desk/table'
import { Tabs } from '../../../ui/desk/tabs'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { ListState, StaleBanner } from '../../list-state'
import { useLoaded, useLoadedPages } from '../../loaded'
import { step } from '../../step'
import { useDesk } from '../../use-desk'
import { Answers } from './answers'
import { helpDeskWords } from './help-desk-words'
import { threadColumns } from './thread-columns'

const TABS = ['waiting', 'answered', 'published'] as const
type Tab = (typeof TABS)[number]

/** Where somebody was before they opened a thread: there again after Back. */
let last: { tab: Tab; stage: Standing | ''; picked: string | null } = { tab: 'waiting', stage: '', picked: null }

export function HelpThreads() {
  const { client, say } = useDesk()
  const words = helpDeskWords(say.locale)
  const [place, setPlace] = useState(last)
  const go = (part: Partial<typeof last>) => setPlace((before) => (last = { ...before, ...part }))
  const counting = useLoaded<HelpRows>('help counted', () => client.helping.threads({ waits: true, stage: '' }))
  const counts = counting.state.kept?.value.counts
  return (
    <DeskPage section="help" title={words.title} counts={{ help: counts?.waiting }}>
      <div>
        <Head
          title={words.title}
          note={counts && words.standing(say.number(counts.waiting), say.number(counts.overdue))}
        />
        <Tabs
          label={words.title}
          tabs={TABS.map((name) => ({
            name,
            words: words.tabs[name],
            count: name === 'waiting' && counts && say.number(counts.waiting),
          }))}
          current={place.tab}
          choose={(tab) => go({ tab })}
        />
      </div>
      {place.tab === 'published' ? (
        <Answers />
      ) : (
        <Threads
          key={`${place.tab} ${place.stage}`}
          waits={place.tab === 'waiting'}
          stage={place.stage}
          picked={place.picked}
          pick={(picked) => go({ picked })}
          choose={(stage) => go({ stage })}
        />
      )}
    </DeskPage>
  )
}

interface Props {
  waits: boolean
  stage: Standing | ''
  picked: string | null
  pick: (id: string | null) => void
  choose: (stage: Standing | '') => void
}

function Threads({ waits, stage, picked, pick, choose }: Props) {
  const { client, say } = useDesk()
  const { route } = useLocation()
  const words = helpDeskWords(say.locale)
  const list = useLoadedPages<HelpRow>(`help ${waits} ${stage}`, (cursor) =>
    client.helping.threads({ waits, stage }, cursor),
  )
  const shown = list.state.kept?.value
  const rows = shown?.items ?? []
  const ids = rows.map((row) => ({ id: row.application.id }))
  const current = ids.some(({ id }) => id === picked) ? picked : (ids[0]?.id ?? null)
  const open = (id: string | null) => {
    if (id === null) return
    pick(id)
    route(deskPaths.helpThread(id))
  }
  const go = (by: 1 | -1) => pick(step(ids, current, by))
  useKeys({
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    Enter: () => open(current),
    KeyN: () => open(ids[0]?.id ?? null),
  })
  const name = waits ? 'waiting' : 'answered'
  return (
    <>
      <div class="work listed" data-flush aria-busy={list.state.is === 'loading'}>
        <Filters name={words.stage}>
          <FilterChoice
            name={words.every}
            value={stage}
            options={Object.entries(say.text.stage).map(([value, named]) => ({ value, name: say.first(named) }))}
            onChange={(value) => choose(value as Standing | '')}
          />
        </Filters>
        <StaleBanner state={list.state} retry={list.reload} />
        <ListState state={list.state} retry={list.reload} />
        {shown && rows.length === 0 && (
          <Empty
            icon={waits ? 'check' : 'inbox'}
            title={stage ? words.nothing : words.empty[name]}
            words={stage ? words.nothingWhat : words.emptyWhat[name]}
          >
            {stage && <Button onClick={() => choose('')}>{words.clear}</Button>}
          </Empty>
        )}
        {rows.length > 0 && (
          <Table
            caption={words.caption}
            columns={threadColumns(say, waits)}
            rows={rows}
            rowKey={(row) => row.application.id}
            current={current}
            onOpen={(row) => open(row.application.id)}
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
            { keys: ['J', 'K'], does: words.keys.rows },
            { keys: ['Enter'], does: words.keys.open },
            { keys: ['N'], does: words.keys.next },
          ]}
        />
      </Foot>
    </>
  )
}
