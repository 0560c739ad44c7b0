// The field for a question: how long an answer takes is said before it is sent, what is typed stays on this phone until it has arrived.

import { useId, useState } from 'preact/hooks'
import type { HelpThread } from '../../../api/help-shapes'
import type { Account } from '../../../api/shapes'
import { makeDrafts, makeHelp } from '../../../core/help'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { helpWords, termWords } from '../../help/help-words'
import { keptSaying, typed } from '../../help/kept-saying'
import { send } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

export const LONGEST = 4000

interface Props {
  id: string
  account: Account
  thread: HelpThread | undefined
  onSent: (thread: HelpThread) => void
}

export function Writing({ id, account, thread, onSent }: Props) {
  const { client, say } = usePhone()
  const text = helpWords(say.locale)
  const field = useId()
  const [sent, setSent] = useState(false)
  const { saying, kept } = keptSaying(makeDrafts(client.database()), account.id, id)
  const { standing, text: words } = saying.value
  const sending = standing.is === 'sending'
  const give = () =>
    void send(saying, async (message, asked) => {
      const reply = await makeHelp(client.api).ask(id, message, asked)
      if (reply.is === 'done') onSent(reply.value)
      return reply
    }).then(setSent)
  const error =
    standing.is === 'unreachable'
      ? `${text.unsent} ${kept.value ? text.unsentKept : text.unsentOpen}`
      : standing.is === 'refused'
        ? say.problem(standing.problem.code, standing.problem.facts)
        : null
  const usual = thread && (thread.usual_of > 0 ? text.usual : text.promised)(termWords(thread.usual_s, text))
  return (
    <div class="writing">
      <Field
        id={field}
        label={thread?.messages.length ? text.writeMore : text.write}
        hint={words ? `${usual ?? ''} ${kept.value ? text.kept : ''}`.trim() : sent ? text.sent : usual}
        error={error}
      >
        <textarea
          id={field}
          class="input"
          rows={2}
          maxLength={LONGEST}
          value={words}
          readOnly={sending}
          aria-describedby={`${field}-more`}
          onInput={(event) => {
            setSent(false)
            typed(saying, event.currentTarget.value)
          }}
        />
      </Field>
      <Button kind="primary" large wide icon="send" busy={sending} disabled={!words.trim()} onClick={give}>
        {sending ? text.sending : standing.is === 'unreachable' ? text.again : text.send}
      </Button>
    </div>
  )
}
