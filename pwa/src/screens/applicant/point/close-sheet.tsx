// The owner closes the point for good: what follows from that, and once more.

import { useRef, useState } from 'preact/hooks'
import type { Reply } from '../../../api/outcome'
import type { Point } from '../../../api/point-shapes'
import type { NewAct } from '../../../core/point'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Icon } from '../../../ui/parts/icon'
import { Sheet } from '../../../ui/parts/sheet'
import { pointWords } from '../../point/point-words'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

interface Props {
  send: (act: NewAct) => Promise<Reply<Point>>
  onDone: (fresh: Point) => void
  onClose: () => void
}

export function CloseSheet({ send, onDone, onClose }: Props) {
  const { say } = usePhone()
  const text = pointWords(say.locale)
  const id = useRef(newId())
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const close = async () => {
    setBusy(true)
    const reply = await send({ id: id.current, kind: 'close', reason, due_on: null })
    setBusy(false)
    if (reply.is === 'done') onDone(reply.value)
    else setFailed(reply.is === 'refused' ? say.problem(reply.problem.code, reply.problem.facts) : text.unsent)
  }
  return (
    <Sheet
      title={text.close.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="bad" large wide busy={busy} onClick={() => void close()}>
            {text.close.go}
          </Button>
          <Button large wide onClick={onClose}>
            {text.close.stay}
          </Button>
        </>
      }
    >
      <p>{text.close.what}</p>
      <Field id="close-reason" label={text.close.reason}>
        <textarea
          id="close-reason"
          class="input"
          rows={3}
          maxLength={2000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
      {failed && (
        <p class="small bad row" role="alert">
          <Icon name="octagon" />
          <span>{failed}</span>
        </p>
      )}
    </Sheet>
  )
}
