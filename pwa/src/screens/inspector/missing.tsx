// «Чего не хватает»: what is still wanting while the person is there, then finishing.

import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { OpenInspection, Sheet as OpenSheet } from '../../core/inspection/inspection'
import type { Missing } from '../../core/inspection/progress'
import type { Say } from '../../text'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { Icon, type IconName } from '../../ui/parts/icon'
import { Page } from '../../ui/parts/page'
import { Plate } from '../../ui/parts/plate'
import { SectHead } from '../../ui/parts/sect-head'
import { Ticks } from '../../ui/parts/ticks'
import { paths } from '../phone-paths'
import { ticksOf } from '../ticks-of'
import { useInspection } from '../use-inspection'
import { usePhone } from '../use-phone'
import { usePlace } from '../use-place'
import { endWords } from './end-words'
import { FinishSheet } from './finish-sheet'
import { NotOpen } from './not-open'
import { SheetNotice } from './sheet-notice'
import { allItems, findItem } from './walk'

export function MissingPage() {
  const { params } = useRoute()
  const { open, view } = useInspection(params.id ?? '')
  return view.is === 'open' ? <MissingOf open={open} sheet={view} /> : <NotOpen view={view} />
}

function MissingOf({ open, sheet }: { open: OpenInspection; sheet: OpenSheet }) {
  const { client, say } = usePhone()
  usePlace(client)
  const { route } = useLocation()
  const [asking, setAsking] = useState(false)
  const text = endWords(say.locale).missing
  const needed = byItem(sheet.missing.filter((each) => each.weight === 'needed'))
  const better = byItem(sheet.missing.filter((each) => each.weight === 'better'))
  const first = needed[0]?.[0]
  const row = client.day.value?.find((each) => each.id === open.id)
  const inside = row?.distance_m !== null && row !== undefined && row.distance_m <= row.radius_m
  const { answered, total } = sheet.progress
  return (
    <Page
      title={text.title}
      back={{ href: paths.inspection(open.id), label: say.text.section.back }}
      under={
        <>
          <p class="spread">
            <span>{text.answered(answered, total)}</span>
            <span class="muted small">{sheet.inspection.premises.address}</span>
          </p>
          <Ticks ticks={ticksOf(allItems(sheet))} label={text.answered(answered, total)} />
        </>
      }
      dock={!sheet.closed && <Dock first={first ?? null} sheet={sheet} finish={() => setAsking(true)} />}
    >
      <SheetNotice view={sheet} />
      {inside && first && !sheet.closed && (
        <Banner state="you" icon="pin">
          <strong>{text.inside}</strong> {text.insideWhat}
        </Banner>
      )}
      {sheet.missing.length === 0 && <Empty icon="check" title={text.nothing} words={text.nothingWhat} />}
      {needed.length > 0 && <Gaps title={text.needed} gaps={needed} sheet={sheet} />}
      {better.length > 0 && <Gaps title={text.better} gaps={better} sheet={sheet} />}
      {asking && (
        <FinishSheet
          open={open}
          sheet={sheet}
          onClose={() => setAsking(false)}
          onDone={() => route(paths.inspection(open.id), true)}
        />
      )}
    </Page>
  )
}

function Dock({ first, sheet, finish }: { first: Missing | null; sheet: OpenSheet; finish: () => void }) {
  const { say } = usePhone()
  const text = endWords(say.locale).missing
  const { id, kind, stage } = sheet.inspection
  const visit = kind === 'visit' && stage !== 'recheck'
  if (!first) {
    return (
      <Button kind="primary" large wide icon="check" onClick={finish}>
        {visit
          ? text.finish
          : stage === 'recheck'
            ? text.finishFix
            : kind === 'daily'
              ? text.finishDay
              : text.finishSelf}
      </Button>
    )
  }
  return (
    <>
      <Button kind="primary" large wide after="arrow" href={paths.section(id, first.section, first.item)}>
        {text.first(first.item)}
      </Button>
      <Button kind="quiet" wide onClick={finish}>
        {visit ? text.finishAnyway : text.sendAnyway}
      </Button>
    </>
  )
}

/** All that one item lacks stands in one row, in the order of the checklist. */
function byItem(gaps: Missing[]): Missing[][] {
  const items = [...new Set(gaps.map((gap) => gap.item))]
  return items.map((item) => gaps.filter((gap) => gap.item === item))
}

function Gaps({ title, gaps, sheet }: { title: string; gaps: Missing[][]; sheet: OpenSheet }) {
  return (
    <section>
      <SectHead title={title} count={gaps.length} />
      <ul>
        {gaps.map((each) => (
          <GapRow key={each[0]?.item} gaps={each} sheet={sheet} />
        ))}
      </ul>
    </section>
  )
}

const SIGN: Record<Missing['what'], IconName> = {
  answer: 'list',
  incomplete: 'list',
  invalid: 'octagon',
  photos: 'camera',
  words: 'pencil',
}

function GapRow({ gaps, sheet }: { gaps: Missing[]; sheet: OpenSheet }) {
  const { say } = usePhone()
  const [gap] = gaps
  const found = gap && findItem(sheet, gap.item)
  if (!gap || !found) return null
  const { item } = found.view
  const speed = item.kind === 'internet-speed' && gap.what === 'answer'
  return (
    <li>
      <a class="gap" href={paths.section(sheet.inspection.id, gap.section, gap.item)}>
        <Plate id={gap.item} line />
        <div>
          {say.words(item.text)}
          <span class="need">
            <span class={`row ${gap.weight === 'needed' ? 'bad' : 'warn'}`}>
              <Icon name={speed ? 'wifi' : SIGN[gap.what]} />
            </span>
            {gaps.map((each) => inWords(each, found.view.photos_needed, speed, say)).join(', ')}
          </span>
        </div>
        <Icon name="forward" />
      </a>
    </li>
  )
}

function inWords(gap: Missing, photos: number, speed: boolean, say: Say): string {
  const { what } = endWords(say.locale).missing
  if (speed && gap.what === 'answer') return what.speed
  return gap.what === 'photos' ? what.photos(gap.lack, photos) : what[gap.what]
}
