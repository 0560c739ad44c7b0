// The administrator reads who did what: a search in one line, the chain's state above, an entry in full beside the list.

import { useState } from 'preact/hooks'
import '../../../ui/desk/audit.css'
import type { AuditEntry } from '../../../api/audit-shapes'
import type { AuditWish } from '../../../core/desk/audit'
import { Head } from '../../../ui/desk/head'
import { useKeys } from '../../../ui/desk/use-keys'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { DeskPage } from '../../desk-page'
import { ListState, StaleBanner } from '../../list-state'
import { useLoadedPages } from '../../loaded'
import { step } from '../../step'
import { useDesk } from '../../use-desk'
import { BrokenChain, ChainState, useChain } from './audit-chain'
import { AuditEntryPanel } from './audit-entry'
import { AuditFilters } from './audit-filters'
import { AuditTable } from './audit-table'
import { auditWords, whoWords } from './audit-words'

const EVERYTHING: AuditWish = { act: '', who: '', about: '', from: '', to: '' }

export function AuditPage() {
  const { client, say } = useDesk()
  const words = auditWords(say.locale)
  const [wish, setWish] = useState(EVERYTHING)
  const [typed, setTyped] = useState('')
  const [whose, setWhose] = useState('')
  const [picked, setPicked] = useState<string | null>(null)
  const chain = useChain()
  const list = useLoadedPages<AuditEntry>(JSON.stringify(wish), (cursor) => client.audit.entries(wish, cursor))
  const rows = list.state.kept?.value.items ?? []
  const entry = rows.find((row) => String(row.seq) === picked)
  const ended = chain.state.kept?.value.ended
  // what the chain's state says stands above all else: nothing is drawn below it before it is known
  const settled = chain.state.kept !== null || chain.state.is !== 'loading'
  const narrowed = Object.values(wish).some(Boolean)
  const change = (part: Partial<AuditWish>) => {
    setWish((before) => ({ ...before, ...part }))
    if (part.about !== undefined) setTyped(part.about)
  }
  const go = (by: 1 | -1) =>
    setPicked(
      step(
        rows.map((row) => ({ id: String(row.seq) })),
        picked,
        by,
      ),
    )
  useKeys({
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    Escape: () => setPicked(null),
  })
  return (
    <DeskPage section="audit" title={words.title}>
      <div>
        <Head title={words.title}>
          <ChainState chain={chain} />
        </Head>
        {ended && <BrokenChain check={ended} />}
        {settled && <AuditFilters wish={wish} whose={whose} typed={typed} onType={setTyped} onWish={change} />}
      </div>
      <div class={entry ? 'planning audit' : 'audit-alone'} data-picked={entry ? '' : undefined} hidden={!settled}>
        <div class="work" data-flush>
          <StaleBanner state={list.state} retry={list.reload} />
          <ListState state={list.state} retry={list.reload} />
          {list.state.kept &&
            rows.length === 0 &&
            (narrowed ? (
              <Empty icon="file" title={words.nothing} words={words.nothingWhat}>
                <Button onClick={() => change(EVERYTHING)}>{words.reset}</Button>
              </Empty>
            ) : (
              <Empty icon="file" title={words.empty} words={words.emptyWhat} />
            ))}
          {rows.length > 0 && <AuditTable rows={rows} current={picked} onPick={(row) => setPicked(String(row.seq))} />}
          {list.state.kept?.value.next && (
            <p class="more">
              <Button busy={list.loadingMore} onClick={list.more}>
                {say.text.more}
              </Button>
            </p>
          )}
        </div>
        {entry && (
          <AuditEntryPanel
            key={entry.seq}
            entry={entry}
            onWho={({ who }) => {
              setWhose(whoWords(entry, say.locale))
              change({ who: who?.id ?? '' })
            }}
            onAbout={({ about }) =>
              about && change({ about: about.kind === 'inspection' && about.name ? about.name : about.id })
            }
            onClose={() => setPicked(null)}
          />
        )}
      </div>
    </DeskPage>
  )
}
