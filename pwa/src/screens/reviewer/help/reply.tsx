// The field for an answer, with whose move it is above it.

import { useId } from 'preact/hooks'
import type { HelpThread } from '../../../api/help-shapes'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { useDesk } from '../../use-desk'
import { helpDeskWords } from './help-desk-words'
import type { Replying } from './use-reply'

export const LONGEST = 4000

export function Reply({ thread, reply }: { thread: HelpThread; reply: Replying }) {
  const { say } = useDesk()
  const words = helpDeskWords(say.locale)
  const field = useId()
  const { standing, text } = reply.saying
  const sending = standing.is === 'sending'
  const problem = standing.is === 'refused' ? standing.problem : reply.trouble
  const error =
    standing.is === 'unreachable' || problem === 'unreachable'
      ? `${words.unsent} ${reply.kept ? words.unsentKept : words.unsentOpen}`
      : problem
        ? problem.status === 412
          ? words.stale
          : say.problem(problem)
        : null
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') (event.currentTarget as HTMLElement).blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    reply.give()
  }
  return (
    <div class="writing">
      <p class="small" role="status">
        <Move thread={thread} />
      </p>
      <Field id={field} label={words.write} hint={words.writeHint} error={error}>
        <textarea
          id={field}
          class="input"
          rows={3}
          maxLength={LONGEST}
          value={text}
          readOnly={sending}
          aria-describedby={`${field}-more`}
          onKeyDown={press}
          onInput={(event) => reply.type(event.currentTarget.value)}
        />
      </Field>
      <div class="row wraps">
        <Button kind="primary" busy={sending} disabled={!text.trim()} onClick={reply.give}>
          {sending ? words.sending : standing.is === 'unreachable' ? words.again : words.send}
        </Button>
        {thread.waits_since && (
          <Button busy={reply.closing} onClick={reply.close}>
            {words.needless}
          </Button>
        )}
      </div>
    </div>
  )
}

function Move({ thread: { waits_since, promised_at } }: { thread: HelpThread }) {
  const { say } = useDesk()
  const words = helpDeskWords(say.locale)
  if (!waits_since || !promised_at) return <span class="muted">{words.calm}</span>
  const late = Date.parse(promised_at) < Date.now()
  const told = (late ? words.lateMove : words.move)(say.moment(waits_since), say.moment(promised_at))
  return late ? <strong class="bad">{told}</strong> : <>{told}</>
}
