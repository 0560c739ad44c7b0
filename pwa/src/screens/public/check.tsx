// «Проверка отчёта»: whether a sealed report is unchanged, by its code, and whether a file is one of its photos.

import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { inFours } from '../../core/report/report-code'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { Field } from '../../ui/parts/field'
import { Icon } from '../../ui/parts/icon'
import { OpenPage } from '../../ui/parts/open-page'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { CheckedReport } from './checked-report'
import { checkWords } from './check-words'
import { useCheck, type Checking } from './use-check'

const CODE_LENGTH = 12

export function CheckPage() {
  const { say, preferences } = usePhone()
  const { path } = useLocation()
  const code = decoded(path.slice(paths.check.length + 1)) || null
  const { state, again } = useCheck(code)
  const text = checkWords(say.locale)
  const other = say.locale === 'ru' ? 'en' : 'ru'
  useEffect(() => {
    document.title = `${text.title} · ${say.text.brand}`
  }, [text])
  return (
    <OpenPage
      brand={say.text.brand}
      title={text.title}
      about={text.about}
      end={
        <Button kind="quiet" icon="globe" lang={other} onClick={() => preferences.choose({ locale: other })}>
          {text.language}
        </Button>
      }
    >
      <CodeForm key={code} code={code} busy={state.is === 'asking'} again={again} />
      <div class="stack" aria-live="polite">
        <Answer state={state} again={again} />
      </div>
    </OpenPage>
  )
}

function CodeForm({ code, busy, again }: { code: string | null; busy: boolean; again: () => void }) {
  const { say } = usePhone()
  const { route } = useLocation()
  const text = checkWords(say.locale)
  const [typed, setTyped] = useState(asWritten(code ?? ''))
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const submit = (event: Event) => {
    event.preventDefault()
    const wanted = typed.trim()
    if (!wanted) {
      setError(text.needCode)
      field.current?.focus()
    } else if (wanted === code || wanted === asWritten(code ?? '')) again()
    else route(`${paths.check}/${encodeURIComponent(wanted)}`)
  }
  return (
    <form class="check-form" noValidate onSubmit={submit}>
      <Field id="code" label={text.code} hint={text.hint} error={error}>
        <input
          ref={field}
          id="code"
          class="input code"
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={40}
          value={typed}
          aria-invalid={error ? true : undefined}
          aria-describedby="code-more"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setError(null)
          }}
        />
      </Field>
      <Button kind="primary" large submit busy={busy}>
        {text.submit}
      </Button>
    </form>
  )
}

function Answer({ state, again }: { state: Checking; again: () => void }) {
  const { say } = usePhone()
  const text = checkWords(say.locale)
  const retry = (
    <Button icon="again" onClick={again}>
      {text.again}
    </Button>
  )
  switch (state.is) {
    case 'idle':
      return (
        <p class="muted small row">
          <Icon name="shield" />
          <span>{text.limits}</span>
        </p>
      )
    case 'asking':
      return <Ghost words={text.asking} />
    case 'told':
      return <CheckedReport report={state.report} bytes={state.bytes} again={again} />
    case 'unknown':
      return <Empty icon="octagon" title={text.unknown} words={text.unknownWhat(state.code)} />
    case 'too-many':
      return (
        <Empty icon="clock" title={text.tooMany} words={text.tooManyWhat(state.wait_s)}>
          {retry}
        </Empty>
      )
    case 'offline':
      return (
        <Empty icon="offline" title={text.offline} words={text.offlineWhat}>
          {retry}
        </Empty>
      )
    case 'away':
      return (
        <Empty icon="triangle" title={text.away} words={text.awayWhat}>
          {retry}
        </Empty>
      )
  }
}

/** A whole code stands in fours, however it came. */
function asWritten(code: string): string {
  const letters = code.toUpperCase().replace(/[\s-]/g, '')
  return letters.length === CODE_LENGTH ? inFours(letters) : code
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
