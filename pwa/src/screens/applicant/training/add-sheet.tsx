// Somebody new on the roster: a name, and what they work as.

import { useId, useRef, useState } from 'preact/hooks'
import type { StaffRole } from '../../../api/training-shapes'
import { Alarm } from '../../../ui/parts/alarm'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Sheet } from '../../../ui/parts/sheet'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'
import { trainingWords } from './training-words'

const ROLES: StaffRole[] = ['operator', 'manager', 'owner']

interface Props {
  trouble: string | null
  /** Whether it arrived. */
  add: (id: string, name: string, role: StaffRole) => Promise<boolean>
  onClose: () => void
}

export function AddSheet({ trouble, add, onClose }: Props) {
  const { say } = usePhone()
  const text = trainingWords(say.locale)
  const field = useId()
  const id = useRef(newId())
  const [name, setName] = useState('')
  const [role, setRole] = useState<StaffRole>('operator')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const missing = name.trim().length < 2
  const save = async () => {
    setTried(true)
    if (missing) return document.getElementById(field)?.focus()
    setBusy(true)
    const arrived = await add(id.current, name.trim(), role)
    setBusy(false)
    if (arrived) onClose()
  }
  return (
    <Sheet
      title={text.add}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide busy={busy} onClick={() => void save()}>
            {text.save}
          </Button>
          <Button kind="quiet" wide onClick={onClose}>
            {text.notNow}
          </Button>
        </>
      }
    >
      <Field id={field} label={text.name} hint={text.addWhat} error={tried && missing ? text.nameMissing : null}>
        <input
          id={field}
          class="input"
          maxLength={120}
          autoComplete="off"
          value={name}
          aria-invalid={tried && missing ? 'true' : undefined}
          aria-describedby={`${field}-more`}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      <fieldset class="choices">
        <legend>{text.roleOf}</legend>
        {ROLES.map((each) => (
          <label key={each}>
            <input type="radio" name={`${field}-role`} checked={role === each} onChange={() => setRole(each)} />
            {text.role[each]}
          </label>
        ))}
      </fieldset>
      <Alarm words={trouble} />
    </Sheet>
  )
}
