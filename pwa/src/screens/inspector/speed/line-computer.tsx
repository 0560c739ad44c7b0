// Measuring from the point's computer: the code and its QR, how the test stands, and its result into the answers.

import type { LineResult, LineTest } from '../../../api/line-shapes'
import type { ItemView } from '../../../core/inspection/inspection'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Icon, type IconName } from '../../../ui/parts/icon'
import { Page } from '../../../ui/parts/page'
import { Plate } from '../../../ui/parts/plate'
import { Qr } from '../../../ui/parts/qr'
import { lineWords, refusalWords } from '../../line-words'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { NotKept } from '../not-kept'
import { SpeedItem } from './speed-item'
import { useLineAnswers, type LineOf } from './use-line-answers'
import { useLineTest, type LineTestNow, type Standing } from './use-line-test'
import '../../../ui/line.css'

export function LineComputer(line: LineOf) {
  const { open, sheet, section, item } = line
  const { client, say } = usePhone()
  const { items, troubles, accept } = useLineAnswers(line)
  const now = useLineTest(client, open.id)
  const text = lineWords(say.locale)
  const result = now.test?.result ?? null
  return (
    <Page
      title={text.title}
      plate={<Plate id={section} />}
      back={{ href: paths.speed(open.id, item), label: text.back }}
      dock={(result || isOver(now)) && <Dock now={now} closed={sheet.closed} accept={(value) => void accept(value)} />}
    >
      <Trouble now={now} />
      {items.map((each) => (
        <NotKept key={each.item.id} inspection_id={open.id} item={each.item} trouble={troubles[each.item.id]} />
      ))}
      {result ? <Result result={result} items={items} /> : <Waiting now={now} />}
    </Page>
  )
}

function Dock({ now, closed, accept }: { now: LineTestNow; closed: boolean; accept: (value: unknown) => void }) {
  const { client, say } = usePhone()
  const text = lineWords(say.locale)
  const result = now.test?.result
  if (result) {
    return (
      <div class="two line-dock">
        <Button large icon="again" onClick={now.renew}>
          {text.newCode}
        </Button>
        <Button kind="primary" large disabled={closed} onClick={() => accept(result.value)}>
          {text.accept}
        </Button>
      </div>
    )
  }
  return (
    <Button kind="primary" large wide icon="again" disabled={!client.status.online.value} onClick={now.renew}>
      {text.newCode}
    </Button>
  )
}

/** Nothing comes of this code any more. */
function isOver({ problem, standing }: LineTestNow): boolean {
  return problem !== null || standing === 'expired' || standing === 'replaced'
}

function Trouble({ now }: { now: LineTestNow }) {
  const { client, say } = usePhone()
  const text = lineWords(say.locale)
  const words = now.problem
    ? refusalWords(now.problem, say)
    : now.standing === 'expired' || now.standing === 'replaced'
      ? text[now.standing]
      : !client.status.online.value && now.standing !== 'done'
        ? text.offline
        : now.silent
          ? text.unreachable
          : null
  return words ? (
    <Banner state="warn" icon="triangle" urgent>
      {words}
    </Banner>
  ) : null
}

function Waiting({ now: { test, standing, left_ms, problem } }: { now: LineTestNow }) {
  const { client, say } = usePhone()
  const text = lineWords(say.locale)
  if (problem || standing === 'expired' || standing === 'replaced') return null
  if (!test) return client.status.online.value ? <p class="plain muted">{text.opening}</p> : null
  const minutes = Math.ceil(left_ms / 60_000)
  const left = left_ms < 60_000 ? text.seconds(Math.ceil(left_ms / 1000)) : text.minutes(minutes)
  return (
    <div class="plain stack line-test">
      <ol class="steps">
        <li>{text.stepOpen(new URL(test.address ?? location.href).host)}</li>
        <li>
          {text.stepCode} <Code test={test} label={text.code} />
        </li>
        <li>{text.stepStart}</li>
      </ol>
      <StandingLine standing={standing ?? 'waiting'} test={test} left={left} />
      {test.qr && <Qr qr={test.qr} label={text.qr(test.code ?? '')} />}
    </div>
  )
}

function Code({ test, label }: { test: LineTest; label: string }) {
  const code = test.code ?? ''
  return (
    <output class="line-code" aria-label={`${label}: ${code.split('').join(' ')}`}>
      <span>{code.slice(0, 3)}</span> <span>{code.slice(3)}</span>
    </output>
  )
}

const SIGN: Partial<Record<Standing, IconName>> = { waiting: 'clock', claimed: 'check', measuring: 'wifi' }

function StandingLine({ standing, test, left }: { standing: Standing; test: LineTest; left: string }) {
  const { say } = usePhone()
  const text = lineWords(say.locale)
  const { down, up } = test.flowed
  const word = text.state[standing as keyof typeof text.state]
  return (
    <p class="row" role="status" data-standing={standing}>
      <Icon name={SIGN[standing] ?? 'clock'} />
      <span>
        <strong>{word}</strong>
        <br />
        <span class="small muted">
          {standing === 'measuring' ? text.flowed(say.bytes(down), say.bytes(up)) : text.left(left)}
        </span>
      </span>
    </p>
  )
}

function Result({ result, items }: { result: LineResult; items: ItemView[] }) {
  const { say } = usePhone()
  const text = lineWords(say.locale)
  return (
    <>
      <div class="plain stack" role="status" data-standing="done">
        <p class="row">
          <Icon name="check" />
          <strong>{text.state.done}.</strong> {text.when(say.time(result.measured_at))}
        </p>
        {result.lines && (
          <p class="row">
            <Icon name={result.lines === 'same' ? 'wifi' : 'circle'} />
            <span>{text.lines[result.lines]}</span>
          </p>
        )}
        {!result.internet && (
          <p class="row warn">
            <Icon name="triangle" />
            <span>{text.private}</span>
          </p>
        )}
      </div>
      {items.map((each) => (
        <SpeedItem key={each.item.id} view={each} value={result.value} />
      ))}
    </>
  )
}
