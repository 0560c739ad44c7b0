// The question before an erasure: what goes, what stays, which application is withdrawn, and the password.

import { useRef, useState } from 'preact/hooks'
import type { MyData } from '../../../api/my-data-shapes'
import { Alarm } from '../../../ui/parts/alarm'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Sheet } from '../../../ui/parts/sheet'
import { usePhone } from '../../use-phone'
import { myDataWords, refusal } from './my-data-words'
import { useMyData } from './use-my-data'

interface Props {
  data: MyData
  onClose: () => void
  /** The server knows of an application that this page did not. */
  onChanged: () => Promise<void>
}

export function EraseSheet({ data, onClose, onChanged }: Props) {
  const { client, say } = usePhone()
  const text = myDataWords(say.locale).sheet
  const acts = useMyData()
  const [password, setPassword] = useState('')
  const [withdraw, setWithdraw] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<{ password?: string; withdraw?: string; other?: string }>({})
  const field = useRef<HTMLInputElement>(null)
  const { operations, photos } = client.status.unsent.value

  const go = async () => {
    if (busy) return
    if (data.open.length > 0 && !withdraw) return setFault({ withdraw: text.needWithdraw })
    if (!password) {
      setFault({ password: text.needPassword })
      return field.current?.focus()
    }
    setFault({})
    setBusy(true)
    const reply = await acts.erase(password, withdraw)
    if (reply.is === 'done') return await client.forget(reply.value.account_id, reply.value)
    setBusy(false)
    if (reply.is === 'unreachable') return setFault({ other: text.notDone })
    if (reply.problem.code === 'erased') return await client.sync()
    if (reply.problem.code === 'applications-open') await onChanged()
    const words = refusal(reply.problem, say)
    setFault(reply.problem.code === 'password-wrong' ? { password: words } : { other: words })
  }
  return (
    <Sheet
      title={text.title}
      onClose={busy ? () => undefined : onClose}
      actions={
        <>
          <Button kind="primary" large wide onClick={onClose}>
            {text.stay}
          </Button>
          <Button kind="bad" large wide busy={busy} onClick={() => void go()}>
            {busy ? text.going : text.go}
          </Button>
        </>
      }
    >
      <p>{text.gone}</p>
      {data.proving.length > 0 && data.proving_until && (
        <p>{text.proving(data.proving, say.day(data.proving_until))}</p>
      )}
      {operations + photos > 0 ? (
        <p class="kept" data-s="bad">
          <span>{text.unsent(operations, photos)}</span>
        </p>
      ) : (
        <p class="small muted">{text.others}</p>
      )}
      {data.open.length > 0 && (
        <>
          <p>{text.open(data.open)}</p>
          <div class="choices">
            <label>
              <input type="checkbox" checked={withdraw} onChange={() => setWithdraw(!withdraw)} />
              {text.withdraw}
            </label>
          </div>
          <Alarm words={fault.withdraw} />
        </>
      )}
      <Field id="erase-password" label={text.password} error={fault.password}>
        <input
          class="input"
          ref={field}
          id="erase-password"
          type="password"
          autocomplete="current-password"
          value={password}
          aria-describedby="erase-password-more"
          aria-invalid={fault.password ? true : undefined}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </Field>
      <Alarm words={fault.other} />
    </Sheet>
  )
}
