// A new day for one duty of the point, or how many days are kept.

import { useId, useState } from 'preact/hooks'
import type { Duties, Duty } from '../../../api/duty-shapes'
import type { DutyActs } from '../../../core/duties'
import { makeDrafts } from '../../../core/help'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Icon } from '../../../ui/parts/icon'
import { Sheet } from '../../../ui/parts/sheet'
import { dutiesWords, refusalOf } from '../../duties/duties-words'
import { readDraft } from '../../duties/figures'
import { useDutyDraft } from '../../duties/use-duty-draft'
import { usePhone } from '../../use-phone'

interface Props {
  id: string
  duty: Duty
  today: string
  acts: DutyActs
  onDone: (fresh: Duties) => void
  onClose: () => void
}

export function EnterSheet({ id, duty, today, acts, onDone, onClose }: Props) {
  const { client, say } = usePhone()
  const text = dutiesWords(say.locale)
  const field = useId()
  const { draft, kept, change, forget } = useDutyDraft(makeDrafts(client.database()), id, duty)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const read = readDraft(draft, duty.asks, today)
  const error = tried && typeof read === 'string' ? text.wrong[read] : null
  const save = async () => {
    setTried(true)
    if (typeof read === 'string' || busy) return
    setBusy(true)
    const reply = await acts.enter(duty.kind, read)
    setBusy(false)
    if (reply.is === 'done') {
      forget()
      return onDone(reply.value)
    }
    if (reply.is === 'unreachable') return setFailed(text.unsent)
    setFailed(refusalOf(reply.problem, say.locale) ?? say.problem(reply.problem.code, reply.problem.facts))
  }
  const days = duty.asks === 'days'
  return (
    <Sheet
      title={text.form[duty.kind]}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide busy={busy} onClick={() => void save()}>
            {text.save}
          </Button>
          <Button large wide onClick={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!draft.endless && (
          <Field id={field} label={text.field[duty.kind]} hint={text.hint[duty.kind]} error={error}>
            <input
              id={field}
              class="input"
              {...(days
                ? { inputMode: 'numeric' as const, maxLength: 4, autocomplete: 'off' }
                : { type: 'date', min: today })}
              value={days ? draft.figure : draft.until}
              aria-describedby={`${field}-more`}
              aria-invalid={error ? true : undefined}
              onInput={(event) => change({ [days ? 'figure' : 'until']: event.currentTarget.value })}
            />
          </Field>
        )}
        {days && duty.norm !== null && <p class="small muted">{text.norm(duty.norm)}</p>}
        {duty.endless && (
          <label class="duty-endless">
            <input
              type="checkbox"
              checked={draft.endless}
              onChange={(event) => change({ endless: event.currentTarget.checked })}
            />
            <span>{text.noEnd}</span>
          </label>
        )}
      </form>
      {failed && (
        <p class="small bad row" role="alert">
          <Icon name="octagon" />
          <span>{failed}</span>
        </p>
      )}
      <p class="small muted" role="status">
        {kept ? text.keptHere : ''}
      </p>
    </Sheet>
  )
}
