// Whose an application is, with the way to take it, and who has it open just now.

import type { QueuedApplication } from '../../../api/queue-shapes'
import { DeskIcon } from '../../../ui/desk/icons'
import type { DeskWords } from '../../desk-words'
import { initials, shortName } from '../../initials'

export interface OwnerActs {
  /** Who looks at the list. */
  me: string
  /** Null for who does not decide. */
  take: ((row: QueuedApplication) => void) | null
}

export function OwnerCell({ row, say, acts }: { row: QueuedApplication; say: DeskWords; acts: OwnerActs }) {
  const words = say.text.queue
  const { reviewer, lock } = row
  const open = lock && lock.by.id !== acts.me
  return (
    <>
      {reviewer ? (
        <span class="row">
          <span class="avatar" aria-hidden="true">
            {initials(reviewer.name)}
          </span>
          <span class="nowrap">{reviewer.id === acts.me ? words.you : shortName(reviewer.name)}</span>
        </span>
      ) : acts.take && ['reviewing', 'checking', 'supervising'].includes(row.stage) ? (
        <button type="button" class="link" aria-label={words.takeOne(row.number)} onClick={() => acts.take?.(row)}>
          {words.take}
        </button>
      ) : (
        <span class="muted">{say.text.nobody}</span>
      )}
      {open && (
        <span class="sub row">
          <DeskIcon name="lock" />
          <span>
            {words.openAt(lock.by.id === reviewer?.id ? null : shortName(lock.by.name), say.time(lock.until))}
          </span>
        </span>
      )}
    </>
  )
}
