// A contract that its partner shows to a lawyer: read by whoever has the link, without an account, with nothing kept here.

import { useEffect, useState } from 'preact/hooks'
import type { ContractReading } from '../../api/contract-shapes'
import { readByLink } from '../../core/contract'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { OpenPage } from '../../ui/parts/open-page'
import { contractWords, refusal } from '../contract/contract-words'
import { ContractChapters } from '../contract/text-of'
import { secretHere } from '../join/secret'
import { useLoaded } from '../loaded'
import { usePhone } from '../use-phone'
import { LanguageButton } from './language-button'

export function ContractReadingPage() {
  const [token, setToken] = useState(secretHere)
  useEffect(() => {
    const changed = () => setToken(secretHere())
    addEventListener('hashchange', changed)
    return () => removeEventListener('hashchange', changed)
  }, [])
  return <ReadingOf key={token} token={token} />
}

function ReadingOf({ token }: { token: string }) {
  const { client, say } = usePhone()
  const text = contractWords(say.locale)
  const { state, reload } = useLoaded<ContractReading>(token, () => readByLink(client.api, token))
  const reading = state.kept?.value
  useEffect(() => {
    document.title = `${text.reading.title} · ${say.text.brand}`
  }, [text])
  return (
    <OpenPage
      brand={say.text.brand}
      title={reading ? text.about(reading.number, reading.version) : text.reading.title}
      about={reading ? text.reading.until(say.moment(reading.expires_at)) : text.reading.about}
      end={<LanguageButton>{text.reading.language}</LanguageButton>}
    >
      {reading ? (
        <>
          {text.russianPrevails && <p class="plain small muted">{text.russianPrevails}</p>}
          <ContractChapters chapters={reading.chapters} words={say.words} />
          <p class="plain small muted">
            {text.digest}
            <br />
            <span class="hash">{reading.digest}</span>
          </p>
        </>
      ) : state.is === 'refused' ? (
        <Over code={state.problem.code} words={refusal(state.problem, say)} />
      ) : state.is === 'unreachable' ? (
        <Empty icon="offline" title={text.offline} words={text.offlineWhat}>
          <Button icon="again" onClick={() => void reload()}>
            {text.retry}
          </Button>
        </Empty>
      ) : (
        <Ghost words={text.loading} />
      )}
    </OpenPage>
  )
}

function Over({ code, words }: { code: string; words: string }) {
  const { say } = usePhone()
  const text = contractWords(say.locale).reading
  if (code === 'link-expired') return <Empty icon="clock" title={text.expired} words={text.expiredWhat} />
  if (code === 'link-unknown') return <Empty icon="file" title={text.unknown} words={text.unknownWhat} />
  return <Empty icon="triangle" title={text.title} words={words} />
}
