// What the network does about one duty: enter its day, or remind the owner.

import { useState } from 'preact/hooks'
import type { Duties, Duty } from '../../../../api/duty-shapes'
import type { DutyActs } from '../../../../core/duties'
import { makeDrafts } from '../../../../core/help'
import { TextField } from '../../../../ui/desk/text-field'
import { dutiesWords } from '../../../duties/duties-words'
import { readDraft } from '../../../duties/figures'
import { useDutyDraft } from '../../../duties/use-duty-draft'
import { FormDialog } from '../../../form-dialog'
import { newId } from '../../../talk/sayings'
import { useDesk } from '../../../use-desk'
import { useForm } from '../../../use-form'

interface Props {
  duty: Duty
  acts: DutyActs
  onDone: (fresh: Duties) => void
  onClose: () => void
}

export function EnterDialog({ id, today, duty, acts, onDone, onClose }: Props & { id: string; today: string }) {
  const { client, say } = useDesk()
  const text = dutiesWords(say.locale)
  const { draft, kept, change, forget } = useDutyDraft(makeDrafts(client.database()), id, duty)
  const read = readDraft(draft, duty.asks, today)
  const form = useForm<'day' | 'figure', Duties>({
    check: () => (typeof read === 'string' ? [read] : []),
    send: () => acts.enter(duty.kind, read as Exclude<typeof read, string>),
    onDone: (fresh) => {
      forget()
      onDone(fresh)
    },
  })
  const [fault] = form.faults
  const days = duty.asks === 'days'
  return (
    <FormDialog title={text.form[duty.kind]} form={form} submit={text.save} stale={text.desk.stale} onClose={onClose}>
      {!draft.endless && (
        <TextField
          label={text.field[duty.kind]}
          hint={text.hint[duty.kind]}
          type={days ? 'text' : 'date'}
          inputMode={days ? 'numeric' : undefined}
          autofocus={days}
          value={days ? draft.figure : draft.until}
          error={fault ? text.wrong[fault] : null}
          onInput={(value) => change({ [days ? 'figure' : 'until']: value })}
        />
      )}
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
      {kept && <p class="small muted">{text.keptHere}</p>}
    </FormDialog>
  )
}

export function RemindDialog({ duty, acts, onDone, onClose }: Props) {
  const { say } = useDesk()
  const text = dutiesWords(say.locale)
  const [id] = useState(newId)
  const form = useForm<never, Duties>({ check: () => [], send: () => acts.remind(duty.kind, id), onDone })
  return (
    <FormDialog
      title={text.desk.remindTitle}
      form={form}
      submit={text.desk.remind}
      stale={text.desk.stale}
      onClose={onClose}
    >
      <p>{text.desk.remindWhat(text.what[duty.kind])}</p>
    </FormDialog>
  )
}
