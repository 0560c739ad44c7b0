// «Точка»: whether it works, its hours and page for customers, the certificate, the next inspection, what was done to it.

import { useState } from 'preact/hooks'
import type { Point } from '../../../api/point-shapes'
import { pointOf, type PointTalk } from '../../../core/point'
import type { Say } from '../../../text'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { useLoaded, type Loading } from '../../loaded'
import { PhoneNews } from '../../phone-news'
import { paths } from '../../phone-paths'
import { PhoneTabs } from '../../phone-tabs'
import { ActsList } from '../../point/acts-list'
import { pointWords } from '../../point/point-words'
import { Revisit } from '../../point/revisit'
import { NowBadge, WeekLines } from '../../point/week'
import { publicPaths } from '../../public/public-paths'
import { usePhone } from '../../use-phone'
import { Absent } from '../absent'
import { CloseSheet } from './close-sheet'
import { FixedSheet } from './fixed-sheet'
import { HoursSheet } from './hours-sheet'

export function PointPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = pointWords(say.locale)
  const talk = pointOf(client.api, id)
  const loading = useLoaded<Point>(`point ${id}`, () => talk.read())
  const point = loading.state.kept?.value
  return (
    <Page
      key={point ? 'here' : 'coming'}
      title={text.title}
      back={{ href: paths.home, label: text.back }}
      under={point && <Standing point={point} />}
      tabs={<PhoneTabs current="home" />}
    >
      <PhoneNews />
      {point ? (
        <Whole id={id} talk={talk} point={point} loading={loading} />
      ) : (
        <Absent state={loading.state} retry={() => void loading.reload()} text={text} />
      )}
    </Page>
  )
}

/** Whose move it is, and what happens next. */
function standingOf(point: Point, say: Say) {
  const text = pointWords(say.locale)
  if (point.stage === 'supervising') return { ...THEIRS, what: text.looking }
  if (point.stage === 'correcting') return { ...YOURS, what: text.correcting }
  if (point.fixed_at) return { ...THEIRS, what: text.fixedAt(say.day(point.fixed_at)) }
  if (point.standing === 'open' && point.possible.includes('fixed')) return { ...YOURS, what: text.warned }
  return { ...(point.standing === 'suspended' ? YOURS : NOBODYS), what: text.standingWhat[point.standing] }
}

const THEIRS = { move: 'theirs', icon: 'clock' } as const
const YOURS = { move: 'yours', icon: 'arrow' } as const
const NOBODYS = { move: 'decided', icon: 'check' } as const

function Standing({ point }: { point: Point }) {
  const { say } = usePhone()
  const text = pointWords(say.locale)
  const { move, icon, what } = standingOf(point, say)
  return (
    <>
      <p class="muted small">
        {text.open.number(point.number)}, {point.address}
      </p>
      <p class="whose" data-s={move}>
        <Badge icon={icon}>{text.standing[point.standing]}</Badge>
      </p>
      <p class="what">{what}</p>
      <p class="muted small">{text.openedOn(say.day(point.opened_at))}</p>
    </>
  )
}

interface WholeProps {
  id: string
  talk: PointTalk
  point: Point
  loading: Loading<Point>
}

function Whole({ id, talk, point, loading }: WholeProps) {
  const { say } = usePhone()
  const text = pointWords(say.locale)
  const [open, setOpen] = useState<'hours' | 'fixed' | 'close' | null>(null)
  const done = (fresh: Point) => {
    loading.put(() => fresh)
    setOpen(null)
  }
  const works = point.standing !== 'closed'
  return (
    <>
      {loading.state.is !== 'here' && loading.state.is !== 'loading' && loading.state.kept && (
        <Banner state="calm" icon="offline">
          {text.stale(say.time(loading.state.kept.at))}
        </Banner>
      )}
      {point.possible.includes('fixed') && (
        <section>
          <SectHead title={text.fixed.found} />
          <div class="plain stack">
            <ActsList acts={point.acts.filter((each) => each.id === point.wrong)} say={say} />
            <Button kind="primary" large wide icon="check" onClick={() => setOpen('fixed')}>
              {text.fixed.button}
            </Button>
          </div>
        </section>
      )}
      <section>
        <SectHead title={text.hours.title} />
        <div class="plain stack">
          <HoursOf point={point} />
          {works && (
            <Button wide icon="pencil" onClick={() => setOpen('hours')}>
              {point.days ? text.hours.edit : text.hours.add}
            </Button>
          )}
        </div>
      </section>
      {works && (
        <section>
          <SectHead title={text.revisit.title} />
          <div class="plain">
            <Revisit point={point} say={say} />
          </div>
        </section>
      )}
      <section>
        <SectHead title={text.public.title} />
        <div class="plain stack">
          <ForCustomers point={point} />
          {works && (
            <>
              <p>
                <a class="btn" data-wide="" href={talk.certificateUrl(say.locale)} download>
                  {text.certificate}
                </a>
              </p>
              <p class="small muted">{text.certificateWhat}</p>
            </>
          )}
        </div>
      </section>
      <section>
        <SectHead title={text.acts.title} />
        <div class="plain stack">
          <ActsList acts={point.acts} say={say} />
          {point.acts.length > 0 && (
            <Button wide icon="person" href={paths.help(id)}>
              {text.acts.disagree}
            </Button>
          )}
        </div>
      </section>
      {point.possible.includes('close') && (
        <p class="plain">
          <Button kind="quiet" wide onClick={() => setOpen('close')}>
            {text.close.button}
          </Button>
        </p>
      )}
      {open === 'hours' && (
        <HoursSheet point={point} send={talk.sayHours} onDone={done} onClose={() => setOpen(null)} />
      )}
      {open === 'fixed' && (
        <FixedSheet
          application_id={id}
          answers={point.wrong}
          act={async (act) => {
            const reply = await talk.act(act)
            if (reply.is === 'refused') void loading.reload() // what was found has become something else meanwhile
            return reply
          }}
          onDone={done}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'close' && <CloseSheet send={talk.act} onDone={done} onClose={() => setOpen(null)} />}
    </>
  )
}

function HoursOf({ point }: { point: Point }) {
  const { say } = usePhone()
  const text = pointWords(say.locale)
  if (!point.days) return <p class="muted">{text.hours.none}</p>
  return (
    <>
      {point.standing === 'open' && (
        <p>
          <NowBadge days={point.days} zone={point.zone} locale={say.locale} />
        </p>
      )}
      <WeekLines days={point.days} zone={point.zone} locale={say.locale} />
      {point.how && <p class="small">{point.how}</p>}
    </>
  )
}

function ForCustomers({ point }: { point: Point }) {
  const { say } = usePhone()
  const text = pointWords(say.locale).public
  const [copied, setCopied] = useState(false)
  const path = publicPaths.pointOf(point.code)
  const address = `${location.origin}${path}`
  return (
    <>
      <p class="small">{text.what}</p>
      <input
        class="input"
        readOnly
        value={address}
        aria-label={text.link}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button wide onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}>
        {text.copy}
      </Button>
      <p class="small" role="status">
        {copied && text.copied}
      </p>
      <Button wide icon="eye" href={path}>
        {text.open}
      </Button>
    </>
  )
}
