// One inspection by sections: how far it is, what does not pass, what comes next.

import { useRoute } from 'preact-iso'
import type { SectionView, Sheet } from '../../core/inspection/inspection'
import { Badge } from '../../ui/parts/badge'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Lamp } from '../../ui/parts/lamp'
import { Page } from '../../ui/parts/page'
import { Plate } from '../../ui/parts/plate'
import { SectHead } from '../../ui/parts/sect-head'
import { Ticks } from '../../ui/parts/ticks'
import { PhoneNews } from '../phone-news'
import { paths } from '../phone-paths'
import { ticksOf } from '../ticks-of'
import { useInspection } from '../use-inspection'
import { usePhone } from '../use-phone'
import { usePlace } from '../use-place'
import { FixRow } from './fix-row'
import { NotOpen } from './not-open'
import { ReceiptTicket } from './receipt-ticket'
import { SeriesRow } from './series/series-row'
import { SheetNotice } from './sheet-notice'
import { useBefore } from './use-before'
import { VersionNotice } from './version-notice'
import { allItems, firstUnanswered } from './walk'

export function InspectionPage() {
  const { params } = useRoute()
  const { client, say } = usePhone()
  usePlace(client)
  const { open, view } = useInspection(params.id ?? '')
  const before = useBefore(view.is === 'open' ? view : null)
  if (view.is !== 'open') return <NotOpen view={view} />
  const { inspection, progress, sections } = view
  const text = say.text.inspection
  const fixing = inspection.stage === 'recheck'
  const items = allItems(view)
  return (
    <Page
      title={inspection.premises.address}
      back={{ href: paths.home, label: text.back }}
      under={
        <>
          <p class="spread small">
            <span>{text.answeredLong(progress.answered, progress.total)}</span>
            <Lamp state={view.lamp}>{say.text.lamp.whole[view.lamp]}</Lamp>
          </p>
          <Ticks ticks={ticksOf(items)} label={text.answeredLong(progress.answered, progress.total)} />
        </>
      }
      dock={<Dock view={view} start={() => void open.start()} />}
    >
      <PhoneNews />
      <SheetNotice view={view} />
      {view.receipt && <ReceiptTicket receipt={view.receipt} answers={progress.answered} photos={progress.photos} />}
      <Facts view={view} />
      <SeriesRow view={view} />
      <VersionNotice open={open} view={view} />
      {fixing && (
        <section>
          <SectHead title={text.fixes} count={text.answered(progress.answered, progress.total)} />
          <ul>
            {items.map((each) => (
              <FixRow key={each.item.id} inspection_id={inspection.id} view={each} before={before.of(each.item.id)} />
            ))}
          </ul>
        </section>
      )}
      {!fixing && (
        <section>
          <SectHead title={text.sections} count={text.photos(progress.photos, progress.photos_needed)} />
          <ul>
            {sections.map((section) => (
              <SectionRow key={section.id} inspection_id={inspection.id} section={section} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

/** Number, due date and the profile whose thresholds apply; how far the phone is from the premises. */
function Facts({ view }: { view: Sheet }) {
  const { client, say } = usePhone()
  const { inspection, checklist } = view
  const text = say.text.inspection
  const row = client.day.value?.find((each) => each.id === inspection.id)
  const facts = [
    text.number(inspection.number),
    inspection.due_at &&
      text.due(inspection.kind === 'daily' ? say.day(inspection.due_at) : say.moment(inspection.due_at)),
    checklist.profile && text.profile(say.words(checklist.profile.title)),
    row && row.distance_m !== null && row.accuracy_m !== null
      ? text.where(say.metres(row.distance_m), say.metres(row.accuracy_m))
      : null,
  ].filter(Boolean)
  return (
    <p class="plain small muted facts">
      {facts.map((each) => (
        <span key={each}>{each}</span>
      ))}
    </p>
  )
}

function SectionRow({ inspection_id, section }: { inspection_id: string; section: SectionView }) {
  const { say } = usePhone()
  const text = say.text.inspection
  const { answered, total, bad, critical_bad, missing } = section.progress
  const refused = section.items.some((each) => each.refusals.length > 0)
  const split = section.items.some((each) => each.conflicts.length + each.note_conflicts.length > 0)
  return (
    <li>
      <a class="section-row" href={paths.section(inspection_id, section.id)}>
        <Plate id={section.id} line />
        <span>
          <strong>{say.words(section.title)}</strong>
          <Ticks ticks={ticksOf(section.items)} label={text.sectionSpoken(section.id, answered, total, bad)} />
          {bad > 0 && (
            <span class="small bad row">
              <Icon name="cross" />
              {critical_bad > 0 ? `${text.bad(bad)}, ${text.critical(critical_bad)}` : text.bad(bad)}
            </span>
          )}
          {refused && (
            <span class="small bad row">
              <Icon name="octagon" />
              {text.refusedHere}
            </span>
          )}
          {split && (
            <span class="small warn row">
              <Icon name="split" />
              {text.conflicted}
            </span>
          )}
        </span>
        {missing === 0 && answered === total ? (
          <Badge state="ok" icon="check">
            {text.answered(answered, total)}
          </Badge>
        ) : (
          <span class="small muted nowrap">{text.answered(answered, total)}</span>
        )}
        <Icon name="forward" />
      </a>
    </li>
  )
}

function Dock({ view, start }: { view: Sheet; start: () => void }) {
  const { say } = usePhone()
  const text = say.text.inspection
  const { inspection, progress, started, finished, closed } = view
  if (closed || finished) {
    return (
      <Button large wide icon="send" href={paths.sending}>
        {text.toSending}
      </Button>
    )
  }
  const self = inspection.kind !== 'visit'
  const own = inspection.kind === 'daily' ? text.startDay : text.startSelf
  const begin = inspection.stage === 'recheck' ? text.startFix : self ? own : text.start
  const next = firstUnanswered(view) ?? view.missing[0]
  if (!next) {
    return (
      <Button kind="primary" large wide after="arrow" href={paths.missing(inspection.id)}>
        {self ? text.toFinishSelf : text.toFinish}
      </Button>
    )
  }
  return (
    <>
      <Button
        kind="primary"
        large
        wide
        after="arrow"
        href={paths.section(inspection.id, next.section, next.item)}
        onClick={started ? undefined : start}
      >
        {started ? text.resume(next.item) : begin}
      </Button>
      {started && progress.missing > 0 && (
        <Button kind="quiet" wide href={paths.missing(inspection.id)}>
          {text.toMissing(progress.missing)}
        </Button>
      )}
    </>
  )
}
