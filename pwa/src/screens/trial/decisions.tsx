// What was decided on a test period, with its reason, and the report that was seen when it was decided.

import { useState } from 'preact/hooks'
import type { Reply } from '../../api/outcome'
import type { SeenReport, TrialDecision } from '../../api/trial-shapes'
import { Button } from '../../ui/parts/button'
import { Arithmetic } from './arithmetic'
import { noonOf, type Tools } from './tools'
import { Days } from './trends'
import { trialWords } from './trial-words'

interface Props {
  decisions: TrialDecision[]
  say: Tools
  /** Asks for the report of a decision. */
  seen: (decision: string) => Promise<Reply<SeenReport>>
}

export function Decisions({ decisions, say, seen }: Props) {
  const text = trialWords(say.locale)
  return (
    <ul class="stack">
      {[...decisions].reverse().map((each) => (
        <li key={each.id} class="trouble">
          <h3>
            {text.decided[each.verdict]}
            {each.ends_on && ` ${text.decidedUntil(say.day(noonOf(each.ends_on)))}`}
          </h3>
          <p class="small muted">
            {say.day(each.at)}, {each.by.name}
          </p>
          {each.reason && (
            <p>
              <strong>{text.reason}:</strong> {each.reason}
            </p>
          )}
          {each.advice !== each.verdict && <p class="small">{text.against(text.advice[each.advice].toLowerCase())}</p>}
          <Seen decision={each} say={say} seen={seen} />
        </li>
      ))}
    </ul>
  )
}

function Seen({ decision, say, seen }: { decision: TrialDecision } & Omit<Props, 'decisions'>) {
  const text = trialWords(say.locale)
  const [reply, setReply] = useState<Reply<SeenReport> | null>(null)
  const [busy, setBusy] = useState(false)
  const look = async () => {
    setBusy(true)
    setReply(await seen(decision.id))
    setBusy(false)
  }
  if (reply?.is !== 'done') {
    return (
      <>
        <p>
          <Button busy={busy} onClick={() => void look()}>
            {text.seenReport}
          </Button>
        </p>
        {reply && (
          <p class="small bad" role="alert">
            {text.seenFailed}
          </p>
        )}
      </>
    )
  }
  const { report, holds } = reply.value
  return (
    <div class="stack">
      <p class={holds ? 'small muted' : 'small bad'}>
        {holds ? text.fingerprint(decision.sha256.slice(0, 12)) : text.seenBroken}
      </p>
      {report && (
        <>
          <Days report={report} say={say} />
          <Arithmetic report={report} say={say} />
        </>
      )}
    </div>
  )
}
