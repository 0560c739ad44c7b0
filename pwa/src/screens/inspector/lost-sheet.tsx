// A photo that is nowhere any more: why, in the author's words, so that the inspection may be accepted without it.

import { useId, useRef, useState } from 'preact/hooks'
import { LONGEST_WORDS } from '../../kinds/kind'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { Sheet } from '../../ui/parts/sheet'
import { usePhone } from '../use-phone'

interface Props {
  onLost: (reason: string) => void
  onClose: () => void
}

export function LostSheet({ onLost, onClose }: Props) {
  const { say } = usePhone()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const [missed, setMissed] = useState(false)
  const text = say.text.photo
  const missing = missed && !reason.trim()
  const tell = () => {
    if (reason.trim()) return onLost(reason.trim())
    setMissed(true)
    field.current?.focus()
  }
  return (
    <Sheet
      title={text.lostAsk}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide onClick={tell}>
            {text.lostYes}
          </Button>
          <Button large wide onClick={onClose}>
            {text.lostNotYet}
          </Button>
        </>
      }
    >
      <p>{text.lostWhat}</p>
      <Field id={id} label={text.lostReason} hint={text.lostReasonHint} error={missing ? text.lostReasonNeeded : null}>
        <textarea
          ref={field}
          id={id}
          class="input"
          rows={2}
          maxLength={LONGEST_WORDS}
          value={reason}
          aria-invalid={missing ? true : undefined}
          aria-describedby={`${id}-more`}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
    </Sheet>
  )
}
