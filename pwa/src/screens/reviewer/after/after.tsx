// One application after its decision: the strip of its steps, and under it what there is to see and do of one of them.

import { useLocation, useRoute } from 'preact-iso'
import type { ApplicationDetail } from '../../../api/shapes'
import { Filters } from '../../../ui/desk/filters'
import { Head } from '../../../ui/desk/head'
import { DeskIcon } from '../../../ui/desk/icons'
import { useKeys } from '../../../ui/desk/use-keys'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { STEPS, reached, stepOf, type Step } from '../../applicant/after'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { DueBadge } from '../../due-badge'
import { ListState, StaleBanner } from '../../list-state'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'
import { afterWords } from './after-words'
import { PARTS } from './parts'

export function AfterPage() {
  const { id = '', step } = useRoute().params
  return <AfterOf key={id} id={id} step={STEPS.find((each) => each === step) ?? null} />
}

function AfterOf({ id, step }: { id: string; step: Step | null }) {
  const { client, say } = useDesk()
  const words = afterWords(say.locale)
  const loading = useLoaded<ApplicationDetail>(id, () => client.review.application(id))
  const application = loading.state.kept?.value
  const title = application ? words.title(application.number, application.address) : say.text.list.loading
  return (
    <DeskPage section="queue" title={title} narrow>
      <AfterHead title={title} application={application} />
      {application ? (
        <div class="work">
          <StaleBanner state={loading.state} retry={() => void loading.reload()} />
          <Steps application={application} here={step ?? hereOf(application)} loading={loading} />
        </div>
      ) : (
        <div class="work" data-flush>
          {loading.state.is === 'refused' && loading.state.problem.status === 404 ? (
            <Empty icon="file" title={words.notFound} words={words.notFoundWhat} />
          ) : (
            <ListState state={loading.state} retry={() => void loading.reload()} />
          )}
        </div>
      )}
    </DeskPage>
  )
}

function AfterHead({ title, application }: { title: string; application: ApplicationDetail | undefined }) {
  const { say } = useDesk()
  const words = afterWords(say.locale)
  const { route } = useLocation()
  useKeys({ KeyU: () => route(deskPaths.queue) })
  const moving = application && application.whose_move !== 'nobody' && say.text.move[application.whose_move]
  return (
    <Head
      stacked
      back={
        <Button kind="icon" label={words.toQueue} onClick={() => route(deskPaths.queue)}>
          <DeskIcon name="back" />
        </Button>
      }
      title={title}
      note={
        application &&
        [application.applicant.name, say.text.stage[application.stage], moving].filter(Boolean).join(' · ')
      }
    >
      {application && (
        <>
          {moving && <DueBadge at={application.promised_at} label={say.text.due.of[application.stage]} />}
          <Button href={deskPaths.application(application.id)}>{words.report}</Button>
        </>
      )}
    </Head>
  )
}

interface StepsProps {
  application: ApplicationDetail
  here: Step | null
  loading: Loading<ApplicationDetail>
}

function Steps({ application, here, loading }: StepsProps) {
  const { say } = useDesk()
  const words = afterWords(say.locale)
  if (!here) return <Empty icon="file" title={words.early} words={words.earlyWhat} />
  const open = application.stage === 'accepted' ? ['contract'] : reached(application.stage)
  const Part = open.includes(here) ? PARTS[here] : undefined
  return (
    <>
      <Filters name={words.steps}>
        {STEPS.map((step) => (
          <a
            key={step}
            class="chip"
            href={deskPaths.after(application.id, step)}
            aria-current={step === here ? 'page' : undefined}
            data-ahead={open.includes(step) ? undefined : ''}
          >
            {words.step[step]}
          </a>
        ))}
      </Filters>
      {Part ? (
        <Part application={application} reload={loading.reload} />
      ) : (
        <Empty icon="clock" title={words.ahead} words={words.aheadWhat} />
      )}
    </>
  )
}

const hereOf = ({ stage }: ApplicationDetail): Step | null => (stage === 'accepted' ? 'contract' : stepOf(stage))
