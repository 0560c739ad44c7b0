// «Почта демо»: the letters of a demo as they would be sent, the newest first; their links work.

import { Fragment } from 'preact'
import type { KeptLetter } from '../../api/registration-shapes'
import { makeRegistration } from '../../core/registration'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { OpenPage } from '../../ui/parts/open-page'
import { useLoaded } from '../loaded'
import { usePhone } from '../use-phone'
import { joinWords } from './join-words'

export function MailboxPage() {
  const { client, say } = usePhone()
  const text = joinWords(say.locale).letters
  const { state, reload } = useLoaded<{ items: KeptLetter[] }>('mailbox', () => makeRegistration(client.api).letters())
  const items = state.kept?.value.items
  const fresh = (
    <Button icon="again" onClick={() => void reload()}>
      {text.fresh}
    </Button>
  )
  return (
    <OpenPage brand={say.text.brand} title={text.title} about={text.about}>
      {items ? (
        <>
          <p>{fresh}</p>
          {items.length === 0 && <Empty icon="inbox" title={text.empty} words={text.emptyWhat} />}
          {items.map((letter) => (
            <Letter key={letter.id} letter={letter} />
          ))}
        </>
      ) : state.is === 'loading' ? (
        <Ghost words={text.loading} />
      ) : state.is === 'refused' && state.problem.status === 404 ? (
        <Empty icon="inbox" title={text.none} words={text.noneWhat} />
      ) : (
        <Empty icon="triangle" title={text.failed} words={text.failedWhat}>
          {fresh}
        </Empty>
      )}
    </OpenPage>
  )
}

function Letter({ letter }: { letter: KeptLetter }) {
  const { say } = usePhone()
  const text = joinWords(say.locale).letters
  return (
    <article class="kept-letter stack">
      <header>
        <h2 lang={letter.locale}>{letter.subject}</h2>
        <p class="muted small anywhere">
          {text.to}: {letter.to} · {say.moment(letter.at)}
        </p>
      </header>
      <p class="as-written" lang={letter.locale}>
        {letter.text.split(/(https?:\/\/\S+)/).map((part, at) =>
          at % 2 ? (
            <a key={at} href={part}>
              {part}
            </a>
          ) : (
            <Fragment key={at}>{part}</Fragment>
          ),
        )}
      </p>
    </article>
  )
}
