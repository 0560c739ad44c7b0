// The computer of a point, tested without an account: the link or its code is opened here, then the four parts.

import { useEffect, useRef, useState } from 'preact/hooks'
import { LINKED } from '../../core/connection/kept'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { OpenPage } from '../../ui/parts/open-page'
import '../../ui/connection.css'
import { TestParts } from '../applicant/connection/computer'
import { LineField, Trouble } from '../applicant/connection/parts'
import { connectionWords } from '../connection-words'
import { LanguageButton } from '../public/language-button'
import { usePhone } from '../use-phone'
import { LinkOver } from './over'
import { useSecret } from './secret-of-page'
import { useLinked, type Linked, type LinkedComputer } from './use-linked'

export function ComputerPage() {
  const token = useSecret()
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.byLink
  const computer = useLinked(token)
  const { linked } = computer
  useEffect(() => {
    document.title = `${text.computer.title} · ${say.text.brand}`
  }, [text])
  return (
    <OpenPage
      brand={say.text.brand}
      title={text.computer.title}
      about={
        linked.is === 'here'
          ? text.computer.of(linked.test.number, say.moment(linked.test.expires_at))
          : text.computer.about
      }
      end={<LanguageButton>{text.language}</LanguageButton>}
    >
      {linked.is === 'coming' && <Ghost words={text.loading} />}
      {linked.is === 'offline' && (
        <Empty icon="offline" title={words.offlineTitle} words={text.offline}>
          <Button icon="again" onClick={computer.reload}>
            {words.retry}
          </Button>
        </Empty>
      )}
      {linked.is === 'closed' && <Closed token={token} linked={linked} open={computer.open} />}
      {linked.is === 'here' && <Here linked={linked} computer={computer} />}
    </OpenPage>
  )
}

function Here({ linked, computer }: { linked: Extract<Linked, { is: 'here' }>; computer: LinkedComputer }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).byLink
  const left = linked.test.parts.filter(({ result }) => !result?.passed).length
  return (
    <>
      {linked.stale && (
        <Banner state="calm" icon="offline">
          {text.stale}
        </Banner>
      )}
      <Banner state={left ? 'info' : 'ok'} icon={left ? 'arrow' : 'check'}>
        {left ? text.computer.left(left) : text.computer.done}
      </Banner>
      <TestParts test={linked.test} acts={linked.acts} put={computer.put} reload={computer.reload} about={LINKED} />
    </>
  )
}

interface ClosedProps {
  token: string
  linked: Extract<Linked, { is: 'closed' }>
  open: LinkedComputer['open']
}

/** With a link one tap opens it: whoever only looks at it on a phone of theirs does not use it up. */
function Closed({ token, linked, open }: ClosedProps) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.byLink
  if (linked.problem && token) return <LinkOver problem={linked.problem} />
  if (token) {
    return (
      <div class="plain stack">
        <p>{text.computer.here}</p>
        <p class="small muted">{text.computer.once}</p>
        <Trouble words={linked.unsent ? words.unsent : null} />
        <Button kind="primary" large wide busy={linked.busy} onClick={() => open({ token })}>
          {text.computer.start}
        </Button>
      </div>
    )
  }
  return <CodeForm linked={linked} open={open} />
}

function CodeForm({ linked, open }: Omit<ClosedProps, 'token'>) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.byLink
  const [code, setCode] = useState('')
  const [empty, setEmpty] = useState(false)
  const sent = useRef(false)
  const send = (event: Event) => {
    event.preventDefault()
    setEmpty(!code.trim())
    if (!code.trim()) return
    sent.current = true
    open({ code: code.trim() })
  }
  const unknown = linked.problem?.code === 'link-unknown' && sent.current
  const error = empty ? words.needed : unknown ? text.computer.wrong : linked.unsent ? words.unsent : null
  return (
    <>
      {linked.problem && !unknown && <LinkOver problem={linked.problem} />}
      <form class="plain stack" noValidate onSubmit={send}>
        <LineField
          label={text.computer.code}
          hint={text.computer.codeHint}
          error={error}
          value={code}
          onInput={setCode}
        />
        <Button submit kind="primary" large wide busy={linked.busy}>
          {text.computer.start}
        </Button>
      </form>
    </>
  )
}
