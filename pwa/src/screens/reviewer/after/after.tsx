// One application after its decision: the strip of its steps, and under it what there is to see and do of one of them.

import { useLocation, useRoute } from 'preact-iso'
import type { ApplicationDetail } from '../../../api/shapes'
import { Head } from '../../../ui/desk/head'
import { DeskIcon } from '../../../ui/desk/icons'
import { Tabs } from '../../../ui/desk/tabs'
import { useKeys } from '../../../ui/desk/use-keys'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { STEPS, reached, stepOf, type Step as StepName } from '../../applicant/after'
import { DeskPage } from '../../desk-page'
import { deskPaths } from '../../desk-paths'
import { dueOf } from '../../due'
import { DueBadge } from '../../due-badge'
import { ListState, StaleBanner } from '../../list-state'
import { useLoaded } from '../../loaded'
import { useDesk } from '../../use-desk'
import { afterWords } from './after-words'
import { PARTS, type PartProps } from './parts'

export function AfterPage() {
  const { id = '', step } = useRoute().params
  return <AfterOf key={id} id={id} step={STEPS.find((each) => each === step) ?? null} />
}

function AfterOf({ id, step }: { id: string; step: StepName | null }) {
  const { client, say } = useDesk()
  const words = afterWords(say.locale)
  const loading = useLoaded<ApplicationDetail>(id, () => client.review.application(id))
  const application = loading.state.kept?.value
  const here = application ? (step ?? hereOf(application)) : null
  const title = application ? words.title(application.number, application.address) : say.text.list.loading
  return (
    <DeskPage section="queue" title={title} narrow>
      <div>
        <AfterHead title={title} application={application} />
        {application && here && <Steps application={application} here={here} />}
        <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      </div>
      <div class="work" data-flush={application && here ? undefined : ''}>
        {application ? (
          <Step application={application} here={here} reload={loading.reload} />
        ) : loading.state.is === 'refused' && loading.state.problem.status === 404 ? (
          <Empty icon="file" title={words.notFound} words={words.notFoundWhat} />
        ) : (
          <ListState state={loading.state} retry={() => void loading.reload()} />
        )}
      </div>
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
          {moving && <DueBadge at={application.promised_at} label={dueOf(application, say)} />}
          <Button href={deskPaths.application(application.id)}>{words.report}</Button>
        </>
      )}
    </Head>
  )
}

/** The steps of the road, those ahead too. */
function Steps({ application, here }: { application: ApplicationDetail; here: StepName }) {
  const { say } = useDesk()
  const words = afterWords(say.locale)
  return (
    <Tabs
      label={words.steps}
      tabs={STEPS.map((name) => ({ name, words: words.step[name] }))}
      current={here}
      to={(step) => deskPaths.after(application.id, step)}
    />
  )
}

function Step({ application, here, reload }: PartProps & { here: StepName | null }) {
  const { say } = useDesk()
  const words = afterWords(say.locale)
  if (!here) return <Empty icon="file" title={words.early} words={words.earlyWhat} />
  const open: StepName[] = application.stage === 'accepted' ? ['contract'] : reached(application.stage)
  const Part = open.includes(here) ? PARTS[here] : undefined
  if (!Part) return <Empty icon="clock" title={words.ahead} words={words.aheadWhat} />
  return <Part application={application} reload={reload} />
}

const hereOf = ({ stage }: ApplicationDetail): StepName | null => (stage === 'accepted' ? 'contract' : stepOf(stage))
