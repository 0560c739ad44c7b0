// The self-test of the point's computer: four parts, each with its last result and the way to try it.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { ComponentType } from 'preact'
import type { TestPart, TestResult } from '../../../api/connection-shapes'
import { able } from '../../../device/abilities'
import type { SpeedProgress } from '../../../core/line/speed'
import { Badge } from '../../../ui/parts/badge'
import { Button } from '../../../ui/parts/button'
import { SectHead } from '../../../ui/parts/sect-head'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { PartProps } from './connection'
import { neededUpload } from './needed'
import { LineField, Trouble } from './parts'
import { useSending } from './use-sending'

const ORDER: TestPart[] = ['browser', 'printing', 'scanner', 'line']
const TRY: Record<TestPart, ComponentType<PartProps>> = {
  browser: Browser,
  printing: Printing,
  scanner: Scanner,
  line: Line,
}

export function Computer(props: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test
  const { parts, application } = props.connection
  const passed = parts.filter(({ result }) => result?.passed).length
  return (
    <section>
      <SectHead title={text.title} count={`${String(passed)} / ${String(parts.length)}`} />
      <p class="plain small muted">
        {text.what}{' '}
        <span class="code address">
          {location.host}/applications/{application.id}/connection
        </span>
      </p>
      <ul class="bare">
        {ORDER.map((part) => {
          const Try = TRY[part]
          const result = parts.find((each) => each.part === part)?.result ?? null
          return (
            <li key={part} class="plain stack">
              <div class="spread">
                <h3>{text.part[part]}</h3>
                {result ? (
                  <Badge state={result.passed ? 'ok' : 'bad'} icon={result.passed ? 'check' : 'cross'}>
                    {result.passed ? text.passed : text.failed}
                  </Badge>
                ) : (
                  <Badge icon="circle">{text.none}</Badge>
                )}
              </div>
              {result && <Told result={result} help={`/applications/${application.id}/help`} />}
              <Try {...props} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Told({ result, help }: { result: TestResult; help: string }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test
  const { why, facts } = result
  const lacking = Array.isArray(facts.lacking)
    ? facts.lacking.map((each) => text.lacking[String(each)] ?? String(each))
    : []
  return (
    <>
      {why && (
        <p class="small">
          {text.why[why]} {lacking.length > 0 && `${lacking.join(', ')}.`}
        </p>
      )}
      {result.part === 'line' && (
        <p class="small">
          {text.line.figures(
            say.number(Number(facts.download_mbps), 1),
            say.number(Number(facts.upload_mbps), 1),
            say.number(Number(facts.needed_mbps)),
          )}
        </p>
      )}
      <p class="small muted">{text.when(say.moment(result.at), result.agent)}</p>
      {why && (
        <p>
          <Button kind="quiet" href={help} after="forward">
            {text.askHelp}
          </Button>
        </p>
      )}
    </>
  )
}

function Browser({ acts, put }: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test.browser
  const sending = useSending(acts.newId)
  return (
    <>
      <p class="small">{text.what}</p>
      <Trouble words={sending.trouble} />
      <Button
        wide
        busy={sending.busy}
        onClick={() => sending.send((id) => acts.report(id, { browser: { able: able() } }), put)}
      >
        {text.go}
      </Button>
    </>
  )
}

function Printing({ connection, acts, put, reload }: PartProps) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.test.printing
  const { sheet } = connection
  const [code, setCode] = useState('')
  const making = useSending(acts.newId)
  const typing = useSending(acts.newId, reload)
  const none = useSending(acts.newId)
  const good = sheet !== null && sheet.left > 0
  const send = (event: Event) => {
    event.preventDefault()
    if (!sheet || !code.trim()) return typing.say(words.needed)
    typing.send(
      (id) => acts.report(id, { printing: { sheet_id: sheet.id, code } }),
      (fresh) => {
        setCode('')
        put(fresh)
      },
    )
  }
  return (
    <>
      <p class="small">{text.what}</p>
      {good && (
        <>
          <a class="btn" data-wide="" href={acts.sheetUrl(sheet.id)} target="_blank" rel="noopener">
            {text.open}
          </a>
          <form class="stack" noValidate onSubmit={send}>
            <LineField
              label={text.code}
              hint={text.codeHint(sheet.left)}
              error={typing.trouble}
              value={code}
              onInput={setCode}
            />
            <Button submit wide busy={typing.busy}>
              {text.go}
            </Button>
          </form>
        </>
      )}
      {!good && <Trouble words={typing.trouble} />}
      <Trouble words={making.trouble ?? none.trouble} />
      <div class="row wraps">
        <Button kind={good ? 'quiet' : undefined} busy={making.busy} onClick={() => making.send(acts.makeSheet, put)}>
          {sheet ? text.again : text.make}
        </Button>
        <Button
          kind="quiet"
          busy={none.busy}
          onClick={() => none.send((id) => acts.report(id, { printing: { none: true } }), put)}
        >
          {text.none}
        </Button>
      </div>
    </>
  )
}

/** A scanner types what it reads and presses Enter: after the first code the second field waits. */
function Scanner({ connection, acts, put }: PartProps) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.test.scanner
  const { sheet } = connection
  const [square, setSquare] = useState('')
  const [bars, setBars] = useState('')
  const second = useRef<HTMLInputElement>(null)
  const reading = useSending(acts.newId)
  const none = useSending(acts.newId)
  const send = (event: Event) => {
    event.preventDefault()
    if (!sheet) return
    if (!square.trim()) return reading.say(words.needed)
    if (!bars.trim()) return second.current?.focus()
    reading.send(
      (id) => acts.report(id, { scanner: { sheet_id: sheet.id, square, bars } }),
      (fresh) => {
        setSquare('')
        setBars('')
        put(fresh)
      },
    )
  }
  return (
    <>
      <p class="small">{sheet ? text.what : text.needSheet}</p>
      {sheet && (
        <form class="stack" noValidate onSubmit={send}>
          <LineField label={text.square} error={reading.trouble} value={square} onInput={setSquare} />
          <LineField label={text.bars} value={bars} onInput={setBars} input={second} />
          <Button submit wide busy={reading.busy}>
            {text.go}
          </Button>
        </form>
      )}
      <Trouble words={none.trouble} />
      <p>
        <Button
          kind="quiet"
          busy={none.busy}
          onClick={() => none.send((id) => acts.report(id, { scanner: { none: true } }), put)}
        >
          {text.none}
        </Button>
      </p>
    </>
  )
}

function Line({ acts, put }: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test.line
  const [cameras, setCameras] = useState('0')
  const [now, setNow] = useState<SpeedProgress | null>(null)
  const sending = useSending(acts.newId)
  const mine = useRef<AbortController | null>(null)
  useEffect(() => () => mine.current?.abort(), [])
  const count = Math.min(32, Math.max(0, Math.floor(Number(cameras) || 0)))
  const measure = async (event: Event) => {
    event.preventDefault()
    const own = (mine.current = new AbortController())
    sending.say(null)
    const outcome = await acts.measure(setNow, own.signal)
    setNow(null)
    if (own.signal.aborted) return
    if (outcome.is !== 'measured') return sending.say(text.broken)
    const { download_mbps, upload_mbps, latency_ms } = outcome.value
    sending.send((id) => acts.report(id, { line: { download_mbps, upload_mbps, latency_ms, cameras: count } }), put)
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => void measure(event)}>
      <p class="small">{text.what}</p>
      <LineField
        label={text.cameras}
        hint={text.camerasHint(neededUpload(count))}
        numeric
        value={cameras}
        onInput={setCameras}
      />
      {now && (
        <p class="small" role="status">
          {text.running(now.run, now.runs)}: {text.now[now.phase]} {now.mbps !== null && say.number(now.mbps, 1)}
        </p>
      )}
      <Trouble words={sending.trouble} />
      <Button submit wide icon="wifi" busy={now !== null || sending.busy}>
        {text.go}
      </Button>
    </form>
  )
}
