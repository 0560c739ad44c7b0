// Whoever received an access says so on their own phone, without an account: the last four signs of the password.

import { useEffect, useState } from 'preact/hooks'
import type { AccessByLink } from '../../api/connection-shapes'
import { confirmAccess, newKey, readAccess } from '../../core/connection/by-link'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { OpenPage } from '../../ui/parts/open-page'
import { LineField } from '../applicant/connection/parts'
import { useSending } from '../applicant/connection/use-sending'
import '../../ui/connection.css'
import { connectionWords } from '../connection-words'
import { forgetSecret } from '../join/secret'
import { useLoaded } from '../loaded'
import { LanguageButton } from '../public/language-button'
import { usePhone } from '../use-phone'
import { LinkOver } from './over'
import { useSecret } from './secret-of-page'

export function AccessPage() {
  const token = useSecret()
  const { say } = usePhone()
  const { byLink: text } = connectionWords(say.locale)
  const [done, setDone] = useState<AccessByLink | null>(null)
  useEffect(() => setDone(null), [token])
  useEffect(() => {
    document.title = `${text.access.title} · ${say.text.brand}`
  }, [text])
  return (
    <OpenPage
      brand={say.text.brand}
      title={text.access.title}
      about={text.access.about}
      end={<LanguageButton>{text.language}</LanguageButton>}
    >
      {done ? (
        <Empty icon="check" title={text.access.done} words={text.access.doneWhat(done.login)} />
      ) : (
        <AccessOf
          key={token}
          token={token}
          done={(access) => {
            setDone(access)
            forgetSecret()
          }}
        />
      )}
    </OpenPage>
  )
}

function AccessOf({ token, done }: { token: string; done: (access: AccessByLink) => void }) {
  const { client, say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.byLink
  const { state, reload } = useLoaded<AccessByLink>(token, () => readAccess(client.api, token))
  const [last, setLast] = useState('')
  const sending = useSending(newKey, () => void reload())
  const access = state.kept?.value
  if (!access) {
    if (state.is === 'refused') return <LinkOver problem={state.problem} />
    if (state.is === 'unreachable') {
      return (
        <Empty icon="offline" title={words.offlineTitle} words={text.offline}>
          <Button icon="again" onClick={() => void reload()}>
            {words.retry}
          </Button>
        </Empty>
      )
    }
    return <Ghost words={text.loading} />
  }
  const send = (event: Event) => {
    event.preventDefault()
    if (!last.trim()) return sending.say(words.needed)
    sending.send(() => confirmAccess(client.api, token, last), done)
  }
  return (
    <form class="plain stack" noValidate onSubmit={send}>
      <p>
        {words.accesses.login}:{' '}
        <strong class="code" translate={false}>
          {access.login}
        </strong>
        , {words.accesses.role[access.role].toLowerCase()}
      </p>
      <p class="small muted">{text.access.what(access.number)}</p>
      <LineField
        label={words.accesses.last}
        hint={text.access.hint(access.left)}
        error={sending.trouble}
        value={last}
        onInput={setLast}
      />
      <Button submit kind="primary" wide icon="check" busy={sending.busy}>
        {words.accesses.confirm}
      </Button>
      <p class="small muted">{text.until(say.moment(access.expires_at))}</p>
    </form>
  )
}
