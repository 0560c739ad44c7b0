// What was decided on a test period, with its reason and the fingerprint of the report that was seen.

import type { TrialDecision } from '../../api/trial-shapes'
import { noonOf, type Tools } from './tools'
import { trialWords } from './trial-words'

export function Decisions({ decisions, say }: { decisions: TrialDecision[]; say: Tools }) {
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
          <p class="small muted">{text.fingerprint(each.sha256.slice(0, 12))}</p>
        </li>
      ))}
    </ul>
  )
}
