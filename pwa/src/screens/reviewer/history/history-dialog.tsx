// What was decided on an application, what was written with it and what the applicant said to that; each decision opens as it was seen.

import type { Appeal, Application, ApplicationDetail, Decision } from '../../../api/shapes'
import { Plate } from '../../../ui/parts/plate'
import { deskPaths } from '../../desk-paths'
import { ListState } from '../../list-state'
import { useLoaded } from '../../loaded'
import { ReadingDialog } from '../../reading-dialog'
import { decidingWords } from '../deciding-words'
import { useDesk } from '../../use-desk'
import '../../../ui/talk.css'

export function HistoryDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const { client, say } = useDesk()
  const words = decidingWords(say.locale).history
  const { state, reload } = useLoaded<ApplicationDetail>(application.id, () =>
    client.review.application(application.id),
  )
  const told = state.kept?.value
  const entries = [
    ...(told?.decisions ?? []).map((decision) => ({ at: decision.at, id: decision.id, decision, appeal: null })),
    ...(told?.appeals ?? []).map((appeal) => ({ at: appeal.at, id: appeal.id, decision: null, appeal })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <ReadingDialog title={words.title} wide onClose={onClose}>
      <ListState state={state} retry={() => void reload()} />
      {told && entries.length === 0 && <p class="muted">{words.none}</p>}
      <ol class="stack history">
        {entries.map(({ id, decision, appeal }) => (
          <li key={id}>
            {decision ? <Decided application={application} decision={decision} /> : <Filed appeal={appeal} />}
          </li>
        ))}
      </ol>
    </ReadingDialog>
  )
}

function Decided({ application, decision }: { application: Application; decision: Decision }) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).history
  return (
    <article class="stack">
      <p class="spread">
        <strong>{say.text.events[decision.verdict] ?? decision.verdict}</strong>
        <span class="small muted">{words.by(decision.by.name, say.moment(decision.at))}</span>
      </p>
      {decision.items.length > 0 && (
        <p class="row wraps">
          {decision.items.map((item) => (
            <Plate key={item.id} id={item.id} line />
          ))}
          {decision.due_at && <span class="small muted">{words.due(say.day(decision.due_at))}</span>}
        </p>
      )}
      {decision.letter ? (
        <details class="letter">
          <summary>
            {words.letter}
            {decision.letter.edited && <span class="small muted">{words.edited}</span>}
          </summary>
          <p class="small letter-text" lang={decision.letter.locale}>
            {decision.letter.text}
          </p>
        </details>
      ) : (
        decision.reason && <p class="small letter-text">{decision.reason}</p>
      )}
      {decision.snapshot && (
        <p>
          <a class="btn" href={deskPaths.decision(application.id, decision.id)}>
            {words.seen}
          </a>
        </p>
      )}
    </article>
  )
}

function Filed({ appeal }: { appeal: Appeal | null }) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).history
  if (!appeal) return null
  return (
    <article class="stack">
      <p class="spread">
        <strong>{words.appeal}</strong>
        <span class="small muted">{words.appealed(appeal.by.name, say.moment(appeal.at))}</span>
      </p>
      <p class="small letter-text">{appeal.reason}</p>
    </article>
  )
}
