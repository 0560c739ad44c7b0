// «Сроки точки»: every day that ends at an open point, how much is left, and what to enter.

import { useMemo, useState } from 'preact/hooks'
import type { Duties, DutyKind } from '../../../api/duty-shapes'
import type { Standards as StandardsShape } from '../../../api/standard-shapes'
import { makeDuties } from '../../../core/duties'
import { makeStandards } from '../../../core/standards'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Empty } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import '../../../ui/duties.css'
import { dutiesWords } from '../../duties/duties-words'
import { waiting } from '../../duties/figures'
import { useLoaded } from '../../loaded'
import { PhoneNews } from '../../phone-news'
import { paths } from '../../phone-paths'
import { PhoneTabs } from '../../phone-tabs'
import { standardsWords } from '../../standards/standards-words'
import { partedOf } from '../../standards/told'
import { usePhone } from '../../use-phone'
import { Absent } from '../absent'
import { DutyCard } from './duty-card'
import { EnterSheet } from './enter-sheet'
import { Standards } from './standards'

export function DutiesPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = dutiesWords(say.locale)
  const acts = useMemo(() => makeDuties(client.api, id), [client, id])
  const loading = useLoaded<Duties>(`duties ${id}`, acts.read)
  const reading = useMemo(() => makeStandards(client.api, id), [client, id])
  const standards = useLoaded<StandardsShape>(`standards ${id}`, reading.read)
  const [entering, setEntering] = useState<DutyKind | null>(null)
  const { state } = loading
  const unread = partedOf(standards.state.kept?.value.items ?? []).waiting.length
  const duties = state.kept?.value
  const chosen = duties?.items.find((each) => each.kind === entering)
  const begun = duties && (duties.open || duties.items.some((each) => each.entry))
  return (
    <Page
      key={duties ? 'here' : 'coming'}
      title={text.title}
      back={{ href: paths.home, label: text.back }}
      under={duties && begun && <Move duties={duties} unread={unread} />}
      tabs={<PhoneTabs current="home" />}
    >
      <PhoneNews />
      {!duties ? (
        <Absent state={state} retry={() => void loading.reload()} text={text} />
      ) : !begun ? (
        <Empty icon="clock" title={text.early} words={text.earlyWhat} />
      ) : (
        <>
          {(state.is === 'unreachable' || state.is === 'refused') && (
            <Banner state="calm" icon="offline">
              {text.stale(say.time(state.kept!.at))}
            </Banner>
          )}
          {!duties.open && (
            <Banner state="info" icon="octagon">
              {text.closed}
            </Banner>
          )}
          {duties.open && <Standards acts={reading} loading={standards} />}
          {duties.items.map((each) => (
            <DutyCard
              key={each.kind}
              duty={each}
              first={unread === 0 && each.kind === waiting(duties.items)[0]}
              enter={duties.open ? () => setEntering(each.kind) : null}
            />
          ))}
        </>
      )}
      {duties && chosen && (
        <EnterSheet
          id={id}
          duty={chosen}
          today={duties.today}
          acts={acts}
          onDone={(fresh) => {
            setEntering(null)
            loading.put(() => fresh)
          }}
          onClose={() => setEntering(null)}
        />
      )}
    </Page>
  )
}

function Move({ duties, unread }: { duties: Duties; unread: number }) {
  const { say } = usePhone()
  const text = dutiesWords(say.locale)
  const lacking = duties.open ? waiting(duties.items).map((each) => text.what[each]) : []
  const mine = [
    ...(duties.open && unread > 0 ? [standardsWords(say.locale).move] : []),
    ...(lacking.length > 0 ? [text.left(lacking.join(', '))] : []),
  ]
  return (
    <>
      <p class="muted small">{text.about(duties.application.number, duties.application.address)}</p>
      <div class="move">
        <p class="whose" data-s={mine.length ? 'yours' : 'decided'}>
          <Badge icon={mine.length ? 'arrow' : 'check'}>{mine.length ? text.yours : text.nobody}</Badge>
        </p>
        <p class="small">{mine.length ? mine.join('; ') : duties.open && text.allGood}</p>
      </div>
    </>
  )
}
