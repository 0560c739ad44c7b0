// A section of the checklist: what was said above, the question of now under the thumb.

import { useEffect } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import {
  seenAfter,
  type OpenInspection,
  type SectionView,
  type Seen,
  type Sheet,
} from '../../core/inspection/inspection'
import { Alarm } from '../../ui/parts/alarm'
import { Page } from '../../ui/parts/page'
import { Plate } from '../../ui/parts/plate'
import { Ticks } from '../../ui/parts/ticks'
import { PhoneNews } from '../phone-news'
import { paths } from '../phone-paths'
import { ticksOf } from '../ticks-of'
import { useInspection } from '../use-inspection'
import { usePhone } from '../use-phone'
import { usePlace } from '../use-place'
import { ItemCard } from './item-card'
import { NotOpen } from './not-open'
import { SectionDock } from './section-dock'
import { SheetNotice } from './sheet-notice'
import { useTold } from './use-told'
import { useWalk } from './use-walk'
import { WaitingPhoto } from './waiting-photo'

export function SectionPage() {
  const { params, query } = useRoute()
  const { open, view } = useInspection(params.id ?? '')
  if (view.is !== 'open') return <NotOpen view={view} />
  const section = view.sections.find((each) => each.id === params.section) ?? sectionOf(view, location.hash.slice(1))
  if (!section) return <NotOpen view={{ is: 'absent' }} />
  return <Section key={section.id} open={open} sheet={view} section={section} after={query.after ?? null} />
}

/** A link may know the item and only guess its section. */
function sectionOf(sheet: Sheet, item: string): SectionView | undefined {
  return sheet.sections.find((section) => section.items.some((each) => each.item.id === item))
}

interface Props {
  open: OpenInspection
  sheet: Sheet
  section: SectionView
  after: string | null
}

function Section({ open: kept, sheet, section, after }: Props) {
  const { client, say } = usePhone()
  usePlace(client)
  const { open, troubles } = useTold(kept)
  const walk = useWalk(section, sheet.closed, after)
  const text = say.text.section
  const { answered, total, bad } = section.progress

  useEffect(() => {
    if (!sheet.closed && (!sheet.started || sheet.inspection.known)) void open.start()
  }, [sheet.started, sheet.closed, kept])

  const give = (item: string) => async (value: unknown, saw?: Seen) => seenAfter(await open.answer(item, value, saw))

  return (
    <Page
      title={say.words(section.title)}
      plate={<Plate id={section.id} />}
      back={{ href: paths.inspection(open.id), label: text.back }}
      end={say.text.inspection.answered(answered, total)}
      under={
        <Ticks
          ticks={ticksOf(section.items, walk.here?.item.id)}
          label={say.text.inspection.sectionSpoken(section.id, answered, total, bad)}
        />
      }
      dock={<SectionDock open={open} sheet={sheet} section={section} walk={walk} give={give} troubles={troubles} />}
    >
      <PhoneNews />
      <WaitingPhoto />
      <SheetNotice view={sheet} />
      <Alarm words={troubles['']} />
      {section.items.map((each) => (
        <ItemCard
          key={each.item.id}
          open={open}
          view={each}
          closed={sheet.closed}
          known={sheet.inspection.known?.[each.item.id]?.words}
          here={walk.here?.item.id === each.item.id}
          unfolded={walk.isUnfolded(each)}
          trouble={troubles[each.item.id]}
          onTurn={() => walk.turn(each)}
          onWork={() => walk.work(each)}
          give={give(each.item.id)}
        />
      ))}
    </Page>
  )
}
