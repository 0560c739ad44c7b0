// The desk's test period: the report with its arithmetic and the decision, then problems, days and trends.

import { useState } from 'preact/hooks'
import type { TrialState } from '../../../../api/trial-shapes'
import { makeDrafts } from '../../../../core/help'
import { makeTrial } from '../../../../core/trial'
import { Button } from '../../../../ui/parts/button'
import { Empty } from '../../../../ui/parts/empty'
import '../../../../ui/trial.css'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { Arithmetic } from '../../../trial/arithmetic'
import { Decisions } from '../../../trial/decisions'
import { noonOf } from '../../../trial/tools'
import { Days, Trends } from '../../../trial/trends'
import { trialWords } from '../../../trial/trial-words'
import { TroubleForm } from '../../../trial/trouble-form'
import { TroubleList } from '../../../trial/trouble-list'
import { useDesk } from '../../../use-desk'
import type { PartProps } from '../parts'
import { TrialVerdictForm } from './trial-verdict'

export function TrialPart({ application, reload }: PartProps) {
  const { client, account, say } = useDesk()
  const text = trialWords(say.locale)
  const trials = makeTrial(client.api, application.id)
  const loading = useLoaded<TrialState>(`trial ${application.id}`, () => trials.read())
  const [writing, setWriting] = useState(false)
  const state = loading.state.kept?.value
  if (!state) return <ListState state={loading.state} retry={() => void loading.reload()} />
  if (!state.trial) return <Empty icon="clock" title={text.notBegun} words={text.notBegunWhat} />
  const { report, troubles, decisions } = state.trial
  const lasts = state.stage === 'trying' || state.stage === 'concluding'
  const decides = lasts && account.role === 'reviewer'
  const open = troubles.filter((each) => each.closed_at === null).length
  const put = (fresh: TrialState) => {
    loading.put(() => fresh)
    setWriting(false)
  }
  return (
    <div class="trial-desk stack">
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <section>
        <h2>{text.report}</h2>
        <p class="small muted">{text.from(say.day(noonOf(report.began_on)), say.day(noonOf(report.ends_on)))}</p>
        <Arithmetic report={report} say={say} />
      </section>
      {decides && (
        <section>
          <h2>{text.decide}</h2>
          <TrialVerdictForm
            trial={state.trial}
            concluding={state.stage === 'concluding'}
            send={trials.decide}
            onDone={(fresh) => {
              put(fresh)
              void reload()
            }}
            onChanged={() => void loading.reload()}
          />
        </section>
      )}
      {decisions.length > 0 && (
        <section>
          <h2>{text.decisions}</h2>
          <Decisions decisions={decisions} say={say} seen={trials.seen} />
        </section>
      )}
      <section>
        <h2>{text.troubles}</h2>
        {open > 0 && <p class="small muted">{text.troublesOpen(open)}</p>}
        <TroubleList troubles={troubles} say={say} />
        {decides && !writing && (
          <p>
            <Button icon="pencil" onClick={() => setWriting(true)}>
              {text.add}
            </Button>
          </p>
        )}
        {writing && (
          <TroubleForm
            id={application.id}
            trial={state.trial}
            say={say}
            drafts={makeDrafts(client.database())}
            refusal={({ problem }) => say.problem(problem)}
            send={trials.write}
            onDone={put}
            onClose={() => setWriting(false)}
          />
        )}
      </section>
      <section>
        <h2>{text.days}</h2>
        <Days report={report} say={say} />
      </section>
      <section>
        <h2>{text.trends}</h2>
        <Trends report={report} say={say} />
      </section>
    </div>
  )
}
