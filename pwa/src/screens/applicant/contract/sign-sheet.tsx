// Signing: what it means, the code by e-mail, and its digits. Nothing is signed before the server says so.

import { useId, useRef, useState } from 'preact/hooks'
import type { Contract, CurrentEdition } from '../../../api/contract-shapes'
import type { Reply } from '../../../api/outcome'
import type { ContractActs } from '../../../core/contract'
import { Alarm } from '../../../ui/parts/alarm'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Sheet } from '../../../ui/parts/sheet'
import { contractWords, refusal } from '../../contract/contract-words'
import { digitsOf } from '../../contract/standing'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

interface Props {
  acts: ContractActs
  current: CurrentEdition
  onDone: (fresh: Contract) => void
  onClose: () => void
}

export function SignSheet({ acts, current, onDone, onClose }: Props) {
  const { client, say } = usePhone()
  const text = contractWords(say.locale).signing
  const field = useId()
  const [until, setUntil] = useState<string | null>(null)
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  // under one id until it has arrived, so that sending twice is sending once
  const ids = useRef({ code: newId(), signature: newId() })
  const session = client.session.value
  const email = session.is === 'signed-in' ? session.account.email : ''
  async function ask<T>(asked: Promise<Reply<T>>): Promise<T | null> {
    setBusy(true)
    const reply = await asked
    setBusy(false)
    setTrouble(reply.is === 'done' ? null : reply.is === 'refused' ? refusal(reply.problem, say) : text.offline)
    return reply.is === 'done' ? reply.value : null
  }
  const send = async () => {
    const sent = await ask(acts.sendCode(ids.current.code, current.version))
    if (!sent) return
    ids.current.code = newId()
    setUntil(sent.expires_at)
    setCode('')
  }
  const sign = async () => {
    if (code.length < 6) return setTrouble(text.digits)
    const signed = await ask(acts.sign(ids.current.signature, current.version, code))
    if (!signed) return
    onDone(signed)
    onClose()
  }
  return (
    <Sheet
      title={text.title}
      onClose={onClose}
      actions={
        <>
          {until ? (
            <Button kind="primary" large wide busy={busy} onClick={() => void sign()}>
              {busy ? text.busy : text.give}
            </Button>
          ) : (
            <Button kind="primary" large wide busy={busy} onClick={() => void send()}>
              {text.send}
            </Button>
          )}
          {until && (
            <Button wide disabled={busy} onClick={() => void send()}>
              {text.again}
            </Button>
          )}
          <Button kind="quiet" wide onClick={onClose}>
            {text.notNow}
          </Button>
        </>
      }
    >
      {until ? (
        <>
          <p role="status">{text.sent(email, say.time(until))}</p>
          <Field id={field} label={text.code} hint={text.digits}>
            <input
              id={field}
              class="input code-input"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              aria-describedby={`${field}-more`}
              onInput={(event) => {
                setCode(digitsOf(event.currentTarget.value))
                setTrouble(null)
              }}
              onKeyDown={(event) => event.key === 'Enter' && void sign()}
            />
          </Field>
        </>
      ) : (
        <p>{text.what}</p>
      )}
      <Alarm words={trouble} />
    </Sheet>
  )
}
