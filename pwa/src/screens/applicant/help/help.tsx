// The applicant's help: ready answers first, then the talk with the network, and the field under the thumb.

import { useEffect, useRef } from 'preact/hooks'
import type { HelpThread } from '../../../api/help-shapes'
import type { Account } from '../../../api/shapes'
import { makeHelp } from '../../../core/help'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { helpWords } from '../../help/help-words'
import { Messages } from '../../help/messages'
import { useThread, type ThreadLoading } from '../../help/use-thread'
import { PhoneNews } from '../../phone-news'
import { paths } from '../../phone-paths'
import { PhoneTabs } from '../../phone-tabs'
import { usePhone } from '../../use-phone'
import { Ready } from './ready'
import { Writing } from './writing'

export function HelpPage({ id }: { id: string }) {
  const { client } = usePhone()
  const session = client.session.value
  return session.is === 'signed-in' ? <HelpOf key={id} id={id} account={session.account} /> : null
}

function HelpOf({ id, account }: { id: string; account: Account }) {
  const { client, say } = usePhone()
  const text = helpWords(say.locale)
  const help = makeHelp(client.api)
  const loading = useThread((before) => help.thread(id, before), id)
  const thread = loading.state.kept?.value
  return (
    <Page
      title={text.title}
      back={{ href: paths.home, label: text.back }}
      under={
        <p class="muted small">
          {thread ? text.about(thread.application.number, thread.application.address) : '\u00a0'}
        </p>
      }
      dock={<Writing id={id} account={account} thread={thread} onSent={loading.put} />}
      tabs={<PhoneTabs current="home" />}
    >
      <PhoneNews />
      <Ready />
      <section>
        <SectHead title={text.thread} />
        <Thread loading={loading} account={account} />
      </section>
    </Page>
  )
}

function Thread({ loading, account }: { loading: ThreadLoading; account: Account }) {
  const { say } = usePhone()
  const text = helpWords(say.locale)
  const { state } = loading
  const thread = state.kept?.value
  const end = useRef<HTMLDivElement>(null)
  const last = thread?.messages.at(-1)?.id
  useEffect(() => {
    if (last) end.current?.scrollIntoView({ block: 'end' })
  }, [last])
  if (!thread) {
    if (state.is === 'loading') return <Ghost words={text.loading} />
    const away = state.is === 'unreachable' && state.why !== 'server-error'
    const words =
      state.is === 'refused' ? say.problem(state.problem.code, state.problem.facts) : away ? text.offline : text.failed
    return (
      <Empty icon={away ? 'offline' : 'triangle'} title={away ? text.offlineTitle : text.failedTitle} words={words}>
        <Button icon="again" onClick={() => void loading.reload()}>
          {text.retry}
        </Button>
      </Empty>
    )
  }
  if (thread.messages.length === 0) return <Empty icon="inbox" title={text.empty} words={text.emptyWhat} />
  return (
    <div class="plain" ref={end}>
      {state.is !== 'here' && state.is !== 'loading' && state.kept && (
        <Banner state="calm" icon="offline">
          {text.stale(say.time(state.kept.at))}
        </Banner>
      )}
      {thread.earlier && (
        <Button wide busy={loading.loadingEarlier} onClick={() => void loading.earlier()}>
          {text.earlier}
        </Button>
      )}
      <Messages
        messages={thread.messages}
        text={text}
        side="question"
        who={({ by }) => (by.id === account.id ? text.you : text.network(by.name))}
        moment={say.moment}
      />
      <Move thread={thread} />
    </div>
  )
}

/** Whose move it is, and by when. */
function Move({ thread }: { thread: HelpThread }) {
  const { say } = usePhone()
  const text = helpWords(say.locale)
  const { waits_since, promised_at, messages } = thread
  if (!waits_since) {
    return <p class="small muted">{messages.at(-1)?.kind === 'closing' ? text.closed : text.yours}</p>
  }
  const late = promised_at !== null && Date.parse(promised_at) < Date.now()
  return (
    <p class="small">
      {text.waits(say.moment(waits_since))} {late ? text.late : promised_at && text.until(say.moment(promised_at))}
    </p>
  )
}
