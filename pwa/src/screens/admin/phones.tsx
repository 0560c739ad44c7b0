// The administrator looks after phones and the quarantine: who holds unsent work, and what was refused.

import { useState } from 'preact/hooks'
import type { PhoneRow, QuarantineEntry } from '../../api/upkeep-shapes'
import { Head } from '../../ui/desk/head'
import { Tabs } from '../../ui/desk/tabs'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { ListState, StaleBanner } from '../list-state'
import { useLoaded, useLoadedPages, type LoadingPages } from '../loaded'
import { useDesk } from '../use-desk'
import { PhonesTable } from './phones-table'
import { keyOf, QuarantineTable } from './quarantine'

const TABS = ['attention', 'phones', 'quarantine'] as const
type Tab = (typeof TABS)[number]

export function Phones() {
  const { client, say } = useDesk()
  const words = say.text.upkeep
  const [tab, setTab] = useState<Tab>('attention')
  const counting = useLoaded('phones counted', () => client.upkeep.phones({ attention: true }))
  const counts = counting.state.kept?.value.counts
  const of = { attention: counts?.attention, phones: counts?.phones, quarantine: counts?.quarantined }
  return (
    <DeskPage section="phones" title={words.title}>
      <div>
        <Head title={words.title} />
        <Tabs
          label={words.title}
          tabs={TABS.map((name) => ({ name, words: words.tabs[name], count: of[name] }))}
          current={tab}
          choose={setTab}
        />
      </div>
      {tab === 'quarantine' ? (
        <Quarantine onReleased={counting.reload} />
      ) : (
        <PhoneList key={tab} attention={tab === 'attention'} />
      )}
    </DeskPage>
  )
}

function PhoneList({ attention }: { attention: boolean }) {
  const { client, say } = useDesk()
  const words = say.text.upkeep
  const list = useLoadedPages<PhoneRow>(`phones ${attention}`, (cursor) => client.upkeep.phones({ attention, cursor }))
  const rows = list.state.kept?.value.items ?? []
  return (
    <div class="work" data-flush>
      <StaleBanner state={list.state} retry={list.reload} />
      <ListState state={list.state} retry={list.reload} />
      {list.state.kept &&
        rows.length === 0 &&
        (attention ? (
          <Empty icon="check" title={words.calm} words={words.calmWhat} />
        ) : (
          <Empty icon="phone" title={words.empty} words={words.emptyWhat} />
        ))}
      {rows.length > 0 && (
        <>
          <PhonesTable rows={rows} />
          <p class="more small muted">{words.note}</p>
        </>
      )}
      <More list={list} />
    </div>
  )
}

function Quarantine({ onReleased }: { onReleased: () => Promise<void> }) {
  const { client, say } = useDesk()
  const words = say.text.upkeep.quarantine
  const [said, setSaid] = useState<QuarantineEntry | null>(null)
  const list = useLoadedPages<QuarantineEntry>('quarantine', (cursor) => client.upkeep.quarantine(cursor))
  const rows = list.state.kept?.value.items ?? []
  const done = (entry: QuarantineEntry) => {
    const stays = entry.tried?.outcome === 'refused' ? [entry] : []
    list.put((shown) => ({
      ...shown,
      items: shown.items.flatMap((each) => (keyOf(each) === keyOf(entry) ? stays : [each])),
    }))
    setSaid(entry)
    void onReleased()
  }
  return (
    <div class="work" data-flush>
      {said && <Said entry={said} />}
      <StaleBanner state={list.state} retry={list.reload} />
      <ListState state={list.state} retry={list.reload} />
      {list.state.kept && !rows.length && <Empty icon="shield" title={words.empty} words={words.emptyWhat} />}
      {rows.length > 0 && (
        <>
          <QuarantineTable rows={rows} onDone={done} />
          <p class="more small muted">{words.note}</p>
        </>
      )}
      <More list={list} />
    </div>
  )
}

/** What came of the last release. */
function Said({ entry }: { entry: QuarantineEntry }) {
  const { say } = useDesk()
  const words = say.text.upkeep.quarantine
  const outcome = entry.tried?.outcome ?? 'shown'
  if (outcome === 'refused')
    return (
      <Banner state="bad" icon="octagon" urgent>
        {words.again(say.refusal(entry.code, entry.facts))}
      </Banner>
    )
  return (
    <Banner state="ok" icon="check">
      {words.outcome[outcome]}
    </Banner>
  )
}

function More<T>({ list }: { list: LoadingPages<T> }) {
  const { say } = useDesk()
  if (!list.state.kept?.value.next) return null
  return (
    <p class="more">
      <Button busy={list.loadingMore} onClick={list.more}>
        {say.text.more}
      </Button>
    </p>
  )
}
