// One act against a point, or the end of one: what follows from it, the reason for its owner, a day where one is due.

import { useRef, useState } from 'preact/hooks'
import type { Reply } from '../../../../api/outcome'
import type { Point, PointActKind } from '../../../../api/point-shapes'
import type { NewAct } from '../../../../core/point'
import { TextField } from '../../../../ui/desk/text-field'
import { FormDialog } from '../../../form-dialog'
import { pointWords } from '../../../point/point-words'
import { newId } from '../../../talk/sayings'
import { useDesk } from '../../../use-desk'
import { useForm } from '../../../use-form'
import { lackingOf } from './act-lacking'

interface Props {
  kind: PointActKind
  send: (act: NewAct) => Promise<Reply<Point>>
  onClose: () => void
  onDone: (fresh: Point) => void
}

export function ActDialog({ kind, send, onClose, onDone }: Props) {
  const { say } = useDesk()
  const text = pointWords(say.locale).do
  const id = useRef(newId())
  const [reason, setReason] = useState('')
  const [due_on, setDue] = useState('')
  const needed = lackingOf(kind, '', '', new Date()).includes('reason')
  const form = useForm({
    check: () => lackingOf(kind, reason, due_on, new Date()),
    send: () => send({ id: id.current, kind, reason, due_on: kind === 'warn' ? due_on : null }),
    onDone,
  })
  return (
    <FormDialog
      title={text.sure[kind] ?? ''}
      form={form}
      submit={text[kind as 'warn']}
      stale=""
      bad={kind === 'stop' || kind === 'suspend'}
      onClose={onClose}
    >
      <p>{text.what[kind]}</p>
      <TextField
        label={needed ? text.reason : text.words}
        rows={4}
        value={reason}
        hint={needed ? text.reasonHint : undefined}
        error={form.faults.has('reason') ? text.needReason : null}
        autofocus
        onInput={setReason}
      />
      {kind === 'warn' && (
        <TextField
          label={text.due}
          type="date"
          value={due_on}
          error={form.faults.has('due') ? text.needDue : null}
          onInput={setDue}
        />
      )}
    </FormDialog>
  )
}
