// «Тестовый период»: today's list, the days, how each item goes, problems, the report, and whose move it is.

import { useState } from 'preact/hooks'
import type { Trial, TrialState } from '../../../api/trial-shapes'
import { makeDrafts } from '../../../core/help'
import { makeTrial, type Trials } from '../../../core/trial'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { useLoaded, type Loading } from '../../loaded'
import { PhoneNews } from '../../phone-news'
import { paths } from '../../phone-paths'
import { PhoneTabs } from '../../phone-tabs'
import { Arithmetic } from '../../trial/arithmetic'
import { Decisions } from '../../trial/decisions'
import { listOfToday, openDays, proofsOf } from '../../trial/figures'
import { noonOf } from '../../trial/tools'
import { Days, Trends } from '../../trial/trends'
import { trialWords } from '../../trial/trial-words'
import { TroubleForm } from '../../trial/trouble-form'
import { TroubleList } from '../../trial/trouble-list'
import { usePhone } from '../../use-phone'
import { Absent } from '../absent'
import { MendSheet } from './mend-sheet'

export function TrialPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = trialWords(say.locale)
  const trials = makeTrial(client.api, id)
  const loading = useLoaded<TrialState>(`trial ${id}`, () => trials.read())
  const state = loading.state.kept?.value
  const list = state?.trial && state.stage === 'trying' ? listOfToday(state.trial) : null
  return (
    <Page
      key={state ? 'here' : 'coming'}
      title={text.title}
      back={{ href: paths.home, label: text.back }}
      under={state?.trial ? <Move state={state} trial={state.trial} /> : undefined}
      dock={list && <Dock list={list} />}
      tabs={<PhoneTabs current="home" />}
    >
      <PhoneNews />
      {!state ? (
        <Absent state={loading.state} retry={() => void loading.reload()} text={text} />
      ) : state.trial ? (
        <Whole id={id} trials={trials} state={state} trial={state.trial} loading={loading} />
      ) : (
        <Empty icon="clock" title={text.notBegun} words={text.notBegunWhat} />
      )}
    </Page>
  )
}

function Move({ state: { stage, promised_at }, trial: { report } }: { state: TrialState; trial: Trial }) {
  const { say } = usePhone()
  const text = trialWords(say.locale)
  const mine = stage === 'trying'
  const theirs = stage === 'concluding'
  const what = mine
    ? text.move.try
    : theirs
      ? text.move.wait
      : stage === 'stopped'
        ? text.move.stopped
        : text.move.passed
  return (
    <>
      <p class="muted small">{text.from(say.day(noonOf(report.began_on)), say.day(noonOf(report.ends_on)))}</p>
      <div class="spread move">
        <div>
          <p class="whose" data-s={mine ? 'yours' : theirs ? 'theirs' : 'decided'}>
            <Badge icon={mine ? 'arrow' : theirs ? 'clock' : 'check'}>
              {mine ? text.move.yours : theirs ? text.move.theirs : text.move.over}
            </Badge>
          </p>
          <p class="what">{what}</p>
        </div>
        {promised_at && (mine || theirs) && <p class="small until">{text.until(say.day(promised_at))}</p>}
      </div>
    </>
  )
}

function Dock({ list }: { list: string }) {
  const { say } = usePhone()
  return (
    <Button kind="primary" large wide after="arrow" href={paths.inspection(list)}>
      {trialWords(say.locale).fillToday}
    </Button>
  )
}

interface WholeProps {
  id: string
  trials: Trials
  state: TrialState
  trial: Trial
  loading: Loading<TrialState>
}

function Whole({ id, trials, state, trial, loading }: WholeProps) {
  const { say } = usePhone()
  const text = trialWords(say.locale)
  const { report, troubles, decisions, today } = trial
  const late = openDays(trial).filter((each) => each.day !== today)
  const now = report.days.find((each) => each.day === today)
  const open = troubles.filter((each) => each.closed_at === null).length
  return (
    <>
      {loading.state.is !== 'here' && loading.state.is !== 'loading' && loading.state.kept && (
        <Banner state="calm" icon="offline">
          {text.stale(say.time(loading.state.kept.at))}
        </Banner>
      )}
      <section>
        <SectHead
          title={text.days}
          count={text.filledOf(report.days.filter((each) => each.state === 'filled').length, report.days.length)}
        />
        <div class="plain stack">
          <Days report={report} say={say} />
          {now?.state === 'filled' && <p class="ok small">{text.todayDone}</p>}
          {late.length > 0 && (
            <>
              <p class="small">
                {text.lateDays}. {text.lateWhat}
              </p>
              {late.map(
                (each) =>
                  each.inspection_id && (
                    <Button key={each.day} wide icon="pencil" href={paths.inspection(each.inspection_id)}>
                      {text.fillDay(say.day(noonOf(each.day)))}
                    </Button>
                  ),
              )}
            </>
          )}
        </div>
      </section>
      <section>
        <SectHead title={text.troubles} count={open > 0 ? text.troublesOpen(open) : undefined} />
        <div class="plain">
          <Troubles id={id} trials={trials} state={state} trial={trial} loading={loading} />
        </div>
      </section>
      <section>
        <SectHead title={text.trends} />
        <div class="plain">
          <Trends report={report} say={say} />
        </div>
      </section>
      <section>
        <SectHead title={text.report} />
        <div class="plain">
          <Arithmetic report={report} say={say} />
        </div>
      </section>
      {decisions.length > 0 && (
        <section>
          <SectHead title={text.decisions} />
          <div class="plain">
            <Decisions decisions={decisions} say={say} seen={trials.seen} />
          </div>
        </section>
      )}
    </>
  )
}

function Troubles({ id, trials, state, trial, loading }: WholeProps) {
  const { client, say } = usePhone()
  const text = trialWords(say.locale)
  const [writing, setWriting] = useState(false)
  const [mending, setMending] = useState<string | null>(null)
  const may = state.stage === 'trying' || state.stage === 'concluding'
  const chosen = trial.troubles.find((each) => each.id === mending)
  const done = (fresh: TrialState) => {
    loading.put(() => fresh)
    setWriting(false)
    setMending(null)
  }
  return (
    <div class="stack">
      <TroubleList
        troubles={trial.troubles}
        say={say}
        act={(trouble) =>
          may &&
          (state.stage === 'trying' || proofsOf(trouble, trial.photos).length > 0) && (
            <Button wide icon="check" onClick={() => setMending(trouble.id)}>
              {text.close}
            </Button>
          )
        }
      />
      {may && !writing && (
        <Button wide icon="pencil" onClick={() => setWriting(true)}>
          {text.add}
        </Button>
      )}
      {writing && (
        <TroubleForm
          id={id}
          trial={trial}
          say={say}
          drafts={makeDrafts(client.database())}
          refusal={({ problem }) => text.refused[problem.code] ?? say.problem(problem.code, problem.facts)}
          send={trials.write}
          onDone={done}
          onClose={() => setWriting(false)}
        />
      )}
      {chosen && (
        <MendSheet
          trouble={chosen}
          photos={trial.photos}
          send={(after) => trials.mend(chosen.id, after)}
          onDone={done}
          onClose={() => setMending(null)}
        />
      )}
    </div>
  )
}
