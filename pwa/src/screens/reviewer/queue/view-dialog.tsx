// A name for the filter that is set.

import { useState } from 'preact/hooks'
import type { QueueFilter } from '../../../api/queue-shapes'
import { TextField } from '../../../ui/desk/text-field'
import { FormDialog } from '../../form-dialog'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'

interface Props {
  filter: QueueFilter
  onClose: () => void
  onDone: () => void
}

export function ViewDialog({ filter, onClose, onDone }: Props) {
  const { client, say } = useDesk()
  const words = say.text.queue.view
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState('')
  const form = useForm({
    check: () => (name.trim() ? [] : ['name']),
    send: () => client.queue.saveView({ id, name: name.trim(), filter }),
    onDone,
  })
  return (
    <FormDialog title={words.title} form={form} submit={words.save} stale="" onClose={onClose}>
      <p class="small muted">{words.what}</p>
      <TextField
        label={words.label}
        value={name}
        onInput={(typed) => setName(typed.slice(0, 60))}
        error={form.faults.has('name') ? words.missing : null}
        autocomplete="off"
        autofocus
      />
    </FormDialog>
  )
}
