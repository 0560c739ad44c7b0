// The twin report of one application: what differs, the two voices, the evidence, and the decision under the hand.

import { useLocation, useRoute } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'
import type { Comparison, Report as ReportOf } from '../../api/report-shapes'
import type { Decision as DecisionOf } from '../../api/shapes'
import { Head } from '../../ui/desk/head'
import { DeskIcon } from '../../ui/desk/icons'
import { useKeys } from '../../ui/desk/use-keys'
import { DeskPage } from '../desk-page'
import { deskPaths } from '../desk-paths'
import { DueBadge } from '../due-badge'
import { ListState, StaleBanner } from '../list-state'
import { Empty } from '../../ui/parts/empty'
import { useLoaded, type Loaded } from '../loaded'
import { useDesk } from '../use-desk'
import type { DeskWords } from '../desk-words'
import { useProfiles } from '../use-profiles'
import { checkWords } from '../public/check-words'
import { late } from '../late'
import { Decision } from './decision/decision'
import { EvidenceSide } from './evidence/evidence-side'
import { ItemCentre } from './item/item-centre'
import { ItemList } from './item/item-list'
import { LockNotice } from './lock-notice'
import { SealDialog } from './evidence/seal-dialog'
import { OpenCase } from './exports/open-exports'
import { useDecision, type Deciding } from './decision/use-decision'
import { useLock } from './use-lock'
import { useTwin, type TwinPlace } from './use-twin'
import { VerdictLine } from './verdict-line'
import { Button } from '../../ui/parts/button'

const AppealNews = late(() => import('./history/appeal-news').then((each) => each.AppealNews))
const DecisionNotice = late(() => import('./decision/decision-notice').then((each) => each.DecisionNotice))
const HistoryDialog = late(() => import('./history/history-dialog').then((each) => each.HistoryDialog))
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
  useKeys(
    verdict
      ? {}
      : {
          KeyJ: () => place.step(1),
          KeyK: () => place.step(-1),
          ArrowDown: () => place.step(1),
          ArrowUp: () => place.step(-1),
        },
  )
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
      <ReportHead comparison={comparison} />
      {comparison ? (
        <>
          <div class="twin-frame">
            <div>
              <StaleBanner state={loading.state} retry={loading.reload} />
              <LockNotice locking={locking} />
              <AppealNews comparison={comparison} />
              <DecisionNotice deciding={deciding} order={comparison.items.map((item) => item.id)} />
            </div>
            <Report comparison={comparison} place={place} deciding={deciding} reload={loading.reload} />
          </div>
          <Decision comparison={comparison} place={place} deciding={deciding} onDecide={setVerdict} />
        </>
      ) : (
        <Absent state={loading.state} retry={loading.reload} />
      )}
    </DeskPage>
  )
}

function ReportHead({ comparison }: { comparison: Comparison | undefined }) {
  const { account, say } = useDesk()
  const { route } = useLocation()
  const back = account.role === 'administrator' ? deskPaths.visits : deskPaths.queue
  const name = account.role === 'administrator' ? say.text.twin.toVisits : say.text.twin.toQueue
  const application = comparison?.application
  const profile = useProfiles().state.kept?.value.find((each) => each.ref === application?.profile)
  return (
    <Head
      stacked
      back={
        <Button kind="icon" label={name} onClick={() => route(back)}>
          <DeskIcon name="back" />
        </Button>
      }
      title={titleOf(comparison, say)}
      note={
        application &&
        [
          application.applicant.name,
          say.text.stage[application.stage],
          profile && say.text.twin.profile(say.words(profile.title), say.day(profile.valid_from)),
        ]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {comparison && (
        <>
          <VerdictLine verdict={comparison.standing} reports={comparison.reports} />
          <DueBadge at={comparison.application.promised_at} live={comparison.application.stage === 'reviewing'} />
          <History application={comparison.application} />
          <OpenCase application_id={comparison.application.id} />
          <Seals reports={comparison.reports} />
        </>
      )}
    </Head>
  )
}

/** The way to what was decided before. */
function History({ application }: { application: Comparison['application'] }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="icon" icon="file" label={say.text.twin.history} onClick={() => setOpen(true)} />
      {open && <HistoryDialog application={application} onClose={() => setOpen(false)} />}
    </>
  )
}

/** The way to the codes of the reports and to their photos. */
function Seals({ reports }: { reports: ReportOf[] }) {
  const { say } = useDesk()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button kind="icon" icon="shield" label={checkWords(say.locale).seal.open} onClick={() => setOpen(true)} />
      {open && <SealDialog reports={reports} onClose={() => setOpen(false)} />}
    </>
  )
}

function titleOf(comparison: Comparison | undefined, say: DeskWords): string {
  const application = comparison?.application
  return application ? say.text.twin.title(application.number, application.address) : say.text.list.loading
}

interface ReportProps {
  comparison: Comparison
  place: TwinPlace
  deciding: Deciding
  reload: () => Promise<void>
}

function Report({ comparison, place, deciding, reload }: ReportProps) {
  const { say } = useDesk()
  const { application, quarantine } = comparison
  if (!place.row) return <Empty icon="inbox" title={say.text.twin.nothing} words={say.text.twin.nothingWhat} />
  return (
    <div class="twin">
      <ItemList place={place} marks={deciding.marks} />
      <ItemCentre key={place.row.item.id} row={place.row} place={place}>
        <ItemQuestions item={place.row.item} application={application} reports={comparison.reports} reload={reload} />
      </ItemCentre>
      <EvidenceSide
        row={place.row}
        premises={application}
        quarantine={quarantine}
        tiles={comparison.tiles}
        pair={place.pair}
        choose={place.choosePhoto}
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
