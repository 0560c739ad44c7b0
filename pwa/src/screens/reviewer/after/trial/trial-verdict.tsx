// The reviewer decides on a test period: open, extend or stop, with the reason, after one more question.

import { useRef, useState } from 'preact/hooks'
import type { Reply } from '../../../../api/outcome'
import type { Trial, TrialState, TrialVerdict } from '../../../../api/trial-shapes'
import type { NewVerdict } from '../../../../core/trial'
import { Dialog } from '../../../../ui/desk/dialog'
import { TextField } from '../../../../ui/desk/text-field'
import { Button } from '../../../../ui/parts/button'
import { newId } from '../../../talk/sayings'
import { dayAfter } from '../../../trial/figures'
import { trialWords } from '../../../trial/trial-words'
import { useDesk } from '../../../use-desk'
import { lackingOf } from './trial-lacking'

interface Props {
  trial: Trial
  concluding: boolean
  send: (verdict: NewVerdict) => Promise<Reply<TrialState>>
  onDone: (fresh: TrialState) => void
  /** Another report than the one that was seen. */
  onChanged: () => void
}

export function TrialVerdictForm({ trial, concluding, send, onDone, onChanged }: Props) {
  const { say } = useDesk()
  const text = trialWords(say.locale)
  const [asked, ask] = useState<TrialVerdict | null>(null)
  const [changed, setChanged] = useState(false)
  const acts: TrialVerdict[] = concluding ? ['pass', 'extend', 'stop'] : ['stop']
  return (
    <div class="stack">
      <p class="small muted">{concluding ? text.decideHint : text.decideEarly}</p>
      {changed && (
        <p class="bad" role="alert">
          {text.changed}
        </p>
      )}
      <div class="row">
        {acts.map((each) => (
          <Button
            key={each}
            kind={each === 'stop' ? 'bad' : each === trial.report.advice ? 'primary' : undefined}
            onClick={() => ask(each)}
          >
            {text.acts[each]}
          </Button>
        ))}
      </div>
      {asked && (
        <VerdictDialog
          verdict={asked}
          trial={trial}
          send={send}
          onClose={() => ask(null)}
          onDone={(fresh) => {
            ask(null)
            onDone(fresh)
          }}
          onChanged={() => {
            ask(null)
            setChanged(true)
            onChanged()
          }}
        />
      )}
    </div>
  )
}

type DialogProps = Omit<Props, 'concluding'> & { verdict: TrialVerdict; onClose: () => void }

function VerdictDialog({ verdict, trial, send, onDone, onClose, onChanged }: DialogProps) {
  const { say } = useDesk()
  const text = trialWords(say.locale)
  const id = useRef(newId())
  const [reason, setReason] = useState('')
  const [ends_on, setEnd] = useState(verdict === 'extend' ? dayAfter(trial.today, 7) : '')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const lacking = lackingOf(verdict, trial, reason, ends_on)
  const decide = async () => {
    setTried(true)
    if (lacking.length || busy) return
    setBusy(true)
    const reply = await send({
      id: id.current,
      verdict,
      reason,
      ends_on: verdict === 'extend' ? ends_on : null,
      sha256: trial.sha256,
    })
    setBusy(false)
    if (reply.is === 'done') onDone(reply.value)
    else if (reply.is === 'refused' && reply.problem.code === 'trial-report-changed') onChanged()
    else setFailed(reply.is === 'refused' ? say.problem(reply.problem) : text.unreached)
  }
  return (
    <Dialog
      title={text.sure[verdict]}
      onClose={onClose}
      onSubmit={() => void decide()}
      actions={
        <>
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button submit kind={verdict === 'stop' ? 'bad' : 'primary'} busy={busy}>
            {text.sureAct[verdict]}
          </Button>
        </>
      }
    >
      <p>{text.sureWhat[verdict]}</p>
      {verdict === 'extend' && (
        <TextField
          label={text.newEnd}
          type="date"
          value={ends_on}
          error={tried && lacking.includes('end') ? text.needEnd : null}
          onInput={setEnd}
        />
      )}
      <TextField
        label={text.why}
        rows={4}
        value={reason}
        hint={text.whyHint}
        error={tried && lacking.includes('reason') ? text.needReason : null}
        autofocus
        onInput={setReason}
      />
      {failed && (
        <p class="bad" role="alert">
          {failed}
        </p>
      )}
    </Dialog>
  )
}
