// The twin report of one application: what differs, the two voices, the evidence, and the decision under the hand.

import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Comparison } from '../../api/report-shapes'
import type { Decision as DecisionOf } from '../../api/shapes'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { DeskPage } from '../desk-page'
import { deskPaths } from '../desk-paths'
import { late } from '../late'
import { ListState, StaleBanner } from '../list-state'
import { useLoaded, type Loaded } from '../loaded'
import { useDesk } from '../use-desk'
import { useProfiles } from '../use-profiles'
import { Decision } from './decision/decision'
import { useDecision } from './decision/use-decision'
import { LockNotice } from './lock-notice'
import { ReportHead, titleOf } from './report-head'
import { ThumbBar } from './thumb-bar'
import { TwinPanes } from './twin-panes'
import { useLock } from './use-lock'
import { useTwin } from './use-twin'
import { useTwinKeys } from './use-twin-keys'

const AppealNews = late(() => import('./history/appeal-news').then((each) => each.AppealNews))
const DecisionNotice = late(() => import('./decision/decision-notice').then((each) => each.DecisionNotice))
const LetterPage = late(() => import('./letter/letter-page').then((each) => each.LetterPage))

export function ApplicationReport() {
  const id = useRoute().params.id ?? ''
  return <TwinReport key={id} id={id} />
}

function TwinReport({ id }: { id: string }) {
  const { client, say } = useDesk()
  const loading = useLoaded<Comparison>(id, () => client.review.comparison(id))
  const comparison = loading.state.kept?.value
  const asking = loading.state.is === 'loading'
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
  useTwinKeys(place, verdict === null)
  const sent = deciding.standing.is === 'sent' ? deciding.standing.decision.id : null
  useEffect(() => {
    if (sent) setVerdict(null)
  }, [sent])
  if (comparison && verdict) {
    return (
      <DeskPage section="queue" title={titleOf(comparison, asking, say)} narrow>
        <LetterPage comparison={comparison} verdict={verdict} deciding={deciding} onClose={() => setVerdict(null)} />
      </DeskPage>
    )
  }
  return (
    <DeskPage section="queue" title={titleOf(comparison, asking, say)} narrow>
      <ReportHead comparison={comparison} loading={asking} profiles={profiles} />
      {comparison ? (
        <>
          <div class="twin-frame">
            <div>
              <StaleBanner state={loading.state} retry={loading.reload} />
              <LockNotice locking={locking} />
              <AppealNews comparison={comparison} />
              <DecisionNotice deciding={deciding} order={comparison.items.map((item) => item.id)} />
            </div>
            <TwinPanes
              report={comparison}
              place={place}
              marks={deciding.marks}
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

function Absent({ state, retry }: { state: Loaded<Comparison>; retry: () => void }) {
  const { say } = useDesk()
  const { route } = useLocation()
  return (
    <div class="work" data-flush>
      {state.is === 'refused' && state.problem.status === 404 ? (
        <Empty icon="file" title={say.text.twin.notFound} words={say.text.twin.notFoundWhat}>
          <Button onClick={() => route(deskPaths.queue)}>{say.text.twin.toQueue}</Button>
        </Empty>
      ) : (
        <ListState state={state} retry={retry} />
      )}
    </div>
  )
}
