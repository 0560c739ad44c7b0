// The page of a point's computer: a code, the measurement drawn live, and where its result has gone.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Locale } from '../../api/shapes'
import type { Computer } from '../../core/line/computer'
import { learn, say, type Say } from '../../text'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { Mark } from '../../ui/parts/icon'
import { linePageWords, refusalWords } from '../line-words'
import { Measuring, Result } from './measured'
import { useComputer, type Failure, type Measurer } from './use-computer'

export interface Spoken {
  say: Say
  text: ReturnType<typeof linePageWords>
}

export function LinePage({ computer: lent, code }: { computer: Computer; code: string }) {
  const [locale, setLocale] = useState<Locale>(navigator.language.startsWith('ru') ? 'ru' : 'en')
  const [spoken, setSpoken] = useState<Locale | null>(locale === 'ru' ? 'ru' : null)
  const computer = useComputer(lent, code)
  useEffect(() => {
    const speak = () => {
      document.documentElement.lang = locale
      document.title = linePageWords(locale).title
      setSpoken(locale)
    }
    void learn(locale).then(speak, speak)
  }, [locale])
  if (spoken === null) return null
  const text = linePageWords(spoken)
  const other = spoken === 'ru' ? 'en' : 'ru'
  return (
    <div class="door line-page">
      <header class="panel">
        <p class="spread">
          <span class="brand">
            <Mark />
            {text.brand}
          </span>
          <Button kind="quiet" icon="globe" lang={other} onClick={() => setLocale(other)}>
            {text.language}
          </Button>
        </p>
        <div class="stack door-words">
          <p class="lead">{text.motto}</p>
          <p class="muted">{text.about}</p>
        </div>
      </header>
      <main>
        <Work computer={computer} spoken={{ say: say(spoken), text }} code={code} />
      </main>
    </div>
  )
}

function Work({ computer, spoken, code }: { computer: Measurer; spoken: Spoken; code: string }) {
  const { step } = computer
  switch (step.is) {
    case 'code':
      return <CodeForm computer={computer} spoken={spoken} code={code} busy={step.busy} failure={step.failure} />
    case 'ready':
      return <Ready computer={computer} spoken={spoken} code={step.claim.code} failure={step.failure} />
    case 'measuring':
      return <Measuring now={step.now} cap_bytes={computer.cap_bytes} stop={computer.stop} spoken={spoken} />
    case 'done':
      return <Result result={step.result} another={computer.another} spoken={spoken} />
  }
}

interface FormProps {
  computer: Measurer
  spoken: Spoken
  code: string
  busy: boolean
  failure: Failure | null
}

function CodeForm({ computer, spoken, code, busy, failure }: FormProps) {
  const { text } = spoken
  const [written, setWritten] = useState(code)
  const [empty, setEmpty] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const error = empty ? text.needCode : failure && words(failure, spoken)
  useEffect(() => {
    if (!busy) input.current?.focus()
  }, [busy])
  const send = (event: Event) => {
    event.preventDefault()
    setEmpty(!written.trim())
    if (written.trim() && !busy) computer.claim(written)
    else input.current?.focus()
  }
  return (
    <form class="stack" noValidate onSubmit={send}>
      <h1>{text.enter}</h1>
      <Field id="code" label={text.code} hint={text.codeHint} error={error}>
        <input
          ref={input}
          id="code"
          class="input code-input"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={12}
          value={written}
          aria-invalid={error ? true : undefined}
          aria-describedby="code-more"
          onInput={(event) => setWritten(event.currentTarget.value)}
        />
      </Field>
      <Button kind="primary" large wide submit busy={busy}>
        {busy ? text.opening : text.open}
      </Button>
    </form>
  )
}

interface ReadyProps {
  computer: Measurer
  spoken: Spoken
  code: string
  failure: Failure | null
}

function Ready({ computer, spoken, code, failure }: ReadyProps) {
  const { text, say } = spoken
  return (
    <div class="stack">
      <p class="spread">
        <span class="muted">{text.codeIs(code)}</span>
        <Button kind="quiet" onClick={computer.another}>
          {text.another}
        </Button>
      </p>
      {failure && (
        <Banner state="warn" icon="triangle" urgent>
          {words(failure, spoken)}
        </Banner>
      )}
      <h1>{text.ready}</h1>
      <p>{text.readyWhat(say.bytes(computer.cap_bytes))}</p>
      <div class="choices">
        <label>
          <input
            type="checkbox"
            checked={computer.economical}
            onChange={() => computer.setEconomical(!computer.economical)}
          />
          {text.economical}
        </label>
      </div>
      <Button kind="primary" large wide icon="wifi" onClick={computer.measure}>
        {failure ? text.again : text.start}
      </Button>
    </div>
  )
}

function words(failure: Failure, { say, text }: Spoken): string {
  if (failure.is === 'refused') return refusalWords(failure.problem, say)
  const said = {
    cancelled: text.cancelled,
    unreachable: text.unreachable,
    portal: text.portal,
    'not-handed-in': text.notHandedIn,
    away: text.away,
  }
  return said[failure.is]
}
