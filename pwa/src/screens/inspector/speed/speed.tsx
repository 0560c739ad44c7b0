// Measuring the line: three runs, the live figure against the norm, what it costs, and the way into the checklist.

import { lazy, useRoute } from 'preact-iso'
import type { ItemView } from '../../../core/inspection/inspection'
import { secondsLeft, type SpeedProgress } from '../../../core/line/speed'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Figure } from '../../../ui/parts/figure'
import { Page } from '../../../ui/parts/page'
import { Plate } from '../../../ui/parts/plate'
import { SpeedChart } from '../../../ui/parts/speed-chart'
import { NotLoaded } from '../../not-loaded'
import { paths } from '../../phone-paths'
import { useInspection } from '../../use-inspection'
import { usePhone } from '../../use-phone'
import { speedWords } from './speed-words'
import { NotOpen } from '../not-open'
import { NotKept } from '../not-kept'
import { Budget, Needs } from './speed-before'
import { SpeedResult } from './speed-result'
import { SpeedTable } from './speed-table'
import { useLineAnswers, type LineOf } from './use-line-answers'
import { useSpeed, type Measuring } from './use-speed'
import { allItems, findItem } from '../walk'

const LineComputer = lazy(() => import('./line-computer').then((each) => each.LineComputer).catch(() => NotLoaded))

export function SpeedPage() {
  const { params, query } = useRoute()
  const { open, view } = useInspection(params.id ?? '')
  if (view.is !== 'open') return <NotOpen view={view} />
  const found = findItem(view, params.item ?? '')
  if (!found) return <NotOpen view={{ is: 'absent' }} />
  const Measuring = query.by === 'computer' ? LineComputer : Speed
  return <Measuring open={open} sheet={view} section={found.section} item={found.item} />
}

function Speed(line: LineOf) {
  const { open, sheet, section, item } = line
  const { client, say } = usePhone()
  const { items, troubles, accept } = useLineAnswers(line)
  const measuring = useSpeed(client, open.id)
  const text = speedWords(say.locale)
  const back = paths.section(open.id, section, item)
  const { now, running, outcome } = measuring
  const value = outcome === null ? null : outcome.is === 'measured' ? outcome.value : outcome.kept
  const cap = say.bytes(measuring.cap_bytes)
  return (
    <Page
      title={text.title}
      plate={<Plate id={section} />}
      back={{ href: back, label: text.back }}
      under={
        <p class="spread small">
          <span>
            {value
              ? value.runs.length < (now?.runs ?? 3)
                ? text.partOf(value.runs.length, now?.runs ?? 3)
                : text.median
              : now && running
                ? text.run(now.run, now.runs, text.phase[now.phase])
                : text.about}
          </span>
          <span class="muted">
            {now && running
              ? text.left(say.number(secondsLeft(now)), say.number(now.bytes_used / 1e6, 0), cap)
              : now
                ? text.used(say.bytes(now.bytes_used), cap)
                : text.upTo(cap)}
          </span>
        </p>
      }
      dock={<Dock measuring={measuring} closed={sheet.closed} accept={() => void accept(value)} />}
    >
      <Outcome measuring={measuring} />
      {items.map((each) => (
        <NotKept key={each.item.id} inspection_id={open.id} item={each.item} trouble={troubles[each.item.id]} />
      ))}
      {value ? (
        <SpeedResult items={items} value={value} />
      ) : (
        <div class="plain stack">
          <Live measuring={measuring} items={items} />
          <SpeedTable items={items} now={now} running={running} />
          <Needs items={items} all={allItems(sheet)} />
          {!running && <Budget measuring={measuring} />}
          {!running && !sheet.closed && (
            <Button icon="split" wide href={`${paths.speed(open.id, item)}?by=computer`}>
              {text.fromComputer}
            </Button>
          )}
        </div>
      )}
    </Page>
  )
}

function Dock({ measuring, closed, accept }: { measuring: Measuring; closed: boolean; accept: () => void }) {
  const { client, say } = usePhone()
  const text = speedWords(say.locale)
  const offline = !client.status.online.value
  if (measuring.running) {
    return (
      <Button large wide onClick={measuring.stop}>
        {text.stop}
      </Button>
    )
  }
  const { outcome } = measuring
  if (outcome && (outcome.is === 'measured' || outcome.kept)) {
    return (
      <div class="two">
        <Button large icon="again" onClick={measuring.begin}>
          {text.again}
        </Button>
        <Button kind="primary" large disabled={closed} onClick={accept}>
          {text.accept}
        </Button>
      </div>
    )
  }
  return (
    <>
      {offline && <p class="small">{say.text.section.measureNeedsNet}</p>}
      <Button kind="primary" large wide icon="wifi" disabled={closed || offline} onClick={measuring.begin}>
        {text.start}
      </Button>
    </>
  )
}

function Outcome({ measuring: { outcome } }: { measuring: Measuring }) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  if (!outcome || outcome.is === 'measured') return null
  const words =
    outcome.is === 'unreachable'
      ? text.unreachable[outcome.why]
      : { cancelled: text.cancelled, 'sign-in-needed': text.signedOut }[outcome.is]
  return (
    <Banner state="warn" icon="triangle" urgent>
      {words} {outcome.kept ? text.keptSome : text.keptNone}
    </Banner>
  )
}

function Live({ measuring: { now, first, running }, items }: { measuring: Measuring; items: ItemView[] }) {
  const { say } = usePhone()
  const text = speedWords(say.locale)
  if (!now || !running) return <p>{text.what}</p>
  const figure = now.mbps === null ? '–' : say.number(now.mbps, 1)
  const bound = now.phase === 'upload' ? 'min_upload_mbps' : 'min_download_mbps'
  const norm = items.map((each) => each.item.settings[bound]).find((each) => typeof each === 'number') as
    number | undefined
  const compared = norm !== undefined && now.mbps !== null
  return (
    <>
      <div class="spread">
        <Figure value={figure} unit={say.kinds.speed.mbps}>
          {text.phaseNow[now.phase]}
        </Figure>
        {compared && (
          <Badge state={now.mbps! >= norm ? 'ok' : 'bad'} icon={now.mbps! >= norm ? 'check' : 'cross'}>
            {now.mbps! >= norm ? text.above(say.number(norm)) : text.below(say.number(norm))}
          </Badge>
        )}
      </div>
      <SpeedChart
        samples={now.samples}
        norm={norm ?? 0}
        normWords={norm === undefined ? '' : say.kinds.norm(say.number(norm))}
        label={`${text.phaseNow[now.phase]}: ${figure}`}
        seconds={(s) => text.seconds(say.number(s, 1))}
        number={(mbps) => say.number(mbps, 1)}
        past={firstRun(now, first, (mbps) => text.first(say.number(mbps, 1)))}
      />
    </>
  )
}

function firstRun(now: SpeedProgress, samples: SpeedProgress['samples'], words: (mbps: number) => string) {
  const [run] = now.done
  if (!run || samples.length === 0) return undefined
  return { samples, words: words(now.phase === 'upload' ? run.upload_mbps : run.download_mbps) }
}
