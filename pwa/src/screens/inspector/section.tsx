// A section of the checklist: what was said above, the question of now under the thumb.

import { useEffect, useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { OpenInspection, SectionView, Sheet } from '../../core/inspection'
import { Banner } from '../../ui/parts/banner'
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

function Section({ open, sheet, section, after }: Props) {
  const { client, say } = usePhone()
  usePlace(client)
  const [trouble, setTrouble] = useState<string | null>(null)
  const walk = useWalk(section, sheet.closed, after)
  const text = say.text.section
  const { answered, total, bad } = section.progress

  useEffect(() => {
    if (!sheet.started && !sheet.closed) void open.start()
  }, [sheet.started, sheet.closed, open])

  const give = (item: string) => async (value: unknown) => {
    const outcome = await open.answer(item, value)
    if (outcome.is === 'saved') setTrouble(null)
    else if (outcome.is === 'rejected') setTrouble(say.rejection(outcome.rejection.code, outcome.rejection.facts))
    else setTrouble(outcome.is === 'not-kept' ? text.notKept : text.cannot)
  }

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
      dock={<SectionDock open={open} sheet={sheet} section={section} walk={walk} give={give} />}
    >
      <PhoneNews />
      <WaitingPhoto />
      <SheetNotice view={sheet} />
      {trouble && (
        <Banner state="bad" icon="octagon" urgent>
          {trouble}
        </Banner>
      )}
      {section.items.map((each) => (
        <ItemCard
          key={each.item.id}
          open={open}
          view={each}
          closed={sheet.closed}
          here={walk.here?.item.id === each.item.id}
          unfolded={walk.isUnfolded(each)}
          onTurn={() => walk.turn(each)}
          give={give(each.item.id)}
        />
      ))}
    </Page>
  )
}
