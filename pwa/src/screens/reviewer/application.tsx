// The twin report of one application: what differs, the two voices, the evidence, and the decision under the hand.

import { useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Comparison } from '../../api/report-shapes'
import type { Decision as DecisionOf, ProfileRow } from '../../api/shapes'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { ListState, StaleBanner } from '../list-state'
import { useLoaded, type Loaded } from '../loaded'
import { useDesk } from '../use-desk'
import { useProfiles } from '../use-profiles'
import { late } from '../late'
import { Decision } from './decision/decision'
import { useDecision, type Deciding } from './decision/use-decision'
import { EvidenceSide } from './evidence/evidence-side'
import { ItemCentre } from './item/item-centre'
import { ItemList } from './item/item-list'
import { LockNotice } from './lock-notice'
import { ReportHead, titleOf } from './report-head'
import { ThumbBar } from './thumb-bar'
import { useLock } from './use-lock'
import { useReportKeys } from './use-report-keys'
import { useTwin, type TwinPlace } from './use-twin'

const AppealNews = late(() => import('./history/appeal-news').then((each) => each.AppealNews))
const DecisionNotice = late(() => import('./decision/decision-notice').then((each) => each.DecisionNotice))
const ItemQuestions = late(() => import('./item/item-questions').then((each) => each.ItemQuestions))
const LetterPage = late(() => import('./letter/letter-page').then((each) => each.LetterPage))

export function ApplicationReport() {
  const id = useRoute().params.id ?? ''
  return <TwinReport key={id} id={id} />
}

function TwinReport({ id }: { id: string }) {
  const { client, say } = useDesk()
  const loading = useLoaded<Comparison>(id, () => client.review.comparison(id))
  const comparison = loading.state.kept?.value
  const stage = comparison?.application.stage
  const locking = useLock(id, stage !== undefined && stage !== 'accepted' && stage !== 'refused')
  const place = useTwin(comparison, location.hash.slice(1) || null)
  const [verdict, setVerdict] = useState<DecisionOf['verdict'] | null>(null)
  const deciding = useDecision(id, {
    comparison,
    put: (fresh) => loading.put(() => fresh),
    putApplication: (application) => loading.put((before) => ({ ...before, application })),
  })
  const profiles = useProfiles().state.kept?.value ?? []
  useReportKeys(place, verdict !== null)
  const sent = deciding.standing.is === 'sent' ? deciding.standing.decision.id : null
  useEffect(() => {
    if (sent) setVerdict(null)
  }, [sent])
  if (comparison && verdict) {
    return (
      <DeskPage section="queue" title={titleOf(comparison, say)} narrow>
        <LetterPage comparison={comparison} verdict={verdict} deciding={deciding} onClose={() => setVerdict(null)} />
      </DeskPage>
    )
  }
  return (
    <DeskPage section="queue" title={titleOf(comparison, say)} narrow>
      <ReportHead comparison={comparison} profiles={profiles} />
      {comparison ? (
        <>
          <div class="twin-frame">
            <div>
              <StaleBanner state={loading.state} retry={loading.reload} />
              <LockNotice locking={locking} />
              <AppealNews comparison={comparison} />
              <DecisionNotice deciding={deciding} order={comparison.items.map((item) => item.id)} />
            </div>
            <Report
              comparison={comparison}
              place={place}
              deciding={deciding}
              profiles={profiles}
              reload={loading.reload}
            />
          </div>
          <div class="twin-foot" data-pane={place.pane}>
            {place.row && <ThumbBar place={place} />}
            <Decision comparison={comparison} place={place} deciding={deciding} onDecide={setVerdict} />
          </div>
        </>
      ) : (
        <Absent state={loading.state} retry={loading.reload} />
      )}
    </DeskPage>
  )
}

interface ReportProps {
  comparison: Comparison
  place: TwinPlace
  deciding: Deciding
  profiles: ProfileRow[]
  reload: () => Promise<void>
}

function Report({ comparison, place, deciding, profiles, reload }: ReportProps) {
  const { say } = useDesk()
  const { application, quarantine } = comparison
  if (!place.row) return <Empty icon="inbox" title={say.text.twin.nothing} words={say.text.twin.nothingWhat} />
  return (
    <div class="twin" data-pane={place.pane}>
      <ItemList place={place} marks={deciding.marks} />
      <ItemCentre
        key={place.row.item.id}
        row={place.row}
        place={place}
        titles={new Map(profiles.map((each) => [each.ref, each.title]))}
      >
        <ItemQuestions item={place.row.item} application={application} reports={comparison.reports} reload={reload} />
      </ItemCentre>
      <EvidenceSide
        row={place.row}
        premises={application}
        quarantine={quarantine}
        tiles={comparison.tiles}
        pair={place.pair}
      />
    </div>
  )
}

function Absent({ state, retry }: { state: Loaded<Comparison>; retry: () => void }) {
  const { say } = useDesk()
  return (
    <div class="work" data-flush>
      {state.is === 'refused' && state.problem.status === 404 ? (
        <Empty icon="file" title={say.text.twin.notFound} words={say.text.twin.notFoundWhat} />
      ) : (
        <ListState state={state} retry={retry} />
      )}
    </div>
  )
}
