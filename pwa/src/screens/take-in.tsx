// Hands a rescue file in, and says what the server has taken of it.

import type { RescueReport } from '../api/upkeep-shapes'
import { Icon } from '../ui/parts/icon'
import { phonePageWords } from './phone-page-words'
import { usePhone } from './use-phone'
import { useTakeIn, type Taking } from './use-rescue'

export function TakeIn() {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  const { state, take } = useTakeIn()
  const busy = state.is === 'taking'
  return (
    <div class="stack">
      <label class="btn files" data-wide aria-busy={busy ? 'true' : undefined}>
        <Icon name="file" />
        {busy ? text.taking : text.choose}
        <input
          type="file"
          disabled={busy}
          aria-label={`${text.takeIn}: ${text.choose}`}
          onChange={(event) => take(event.currentTarget)}
        />
      </label>
      <div role="status">
        <Outcome state={state} />
      </div>
    </div>
  )
}

function Outcome({ state }: { state: Taking }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  if (state.is === 'idle') return null
  if (state.is === 'taking') return <p class="small muted">{text.takingWhat}</p>
  if (state.is === 'done') return <Report report={state.value} />
  const why = state.is === 'refused' ? say.problem(state.problem.code, state.problem.facts) : null
  return (
    <div class="kept" data-s="bad">
      <p class="row">
        <Icon name="octagon" />
        <span>{why ?? (state.is === 'unreachable' && state.why === 'full' ? text.full : text.unreachable)}</span>
      </p>
    </div>
  )
}

function Report({ report }: { report: RescueReport }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  const { operations, photos } = report
  const lines = [
    text.takenOf(report.account.name, say.moment(report.made_at)),
    text.takenNew(operations.applied, photos.stored),
    operations.applied + photos.stored > 0 && operations.known + photos.known > 0
      ? text.takenKnown(operations.known, photos.known)
      : null,
    operations.refused > 0 ? text.takenRefused(operations.refused) : null,
    photos.refused > 0 ? text.takenPhotosRefused(photos.refused) : null,
    photos.absent > 0 ? text.takenAbsent(photos.absent) : null,
  ]
  const whole = operations.refused + photos.refused + photos.absent === 0
  return (
    <div class="kept" data-s={whole ? 'info' : undefined}>
      <p class="row">
        <Icon name={whole ? 'check' : 'triangle'} />
        <strong>{text.taken}</strong>
      </p>
      {lines.map((line) => line && <p key={line}>{line}</p>)}
    </div>
  )
}
