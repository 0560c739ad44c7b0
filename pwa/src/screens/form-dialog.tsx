// A dialog with a form: its fields, what came of sending it, and its two buttons.

import type { ComponentChildren } from 'preact'
import { Dialog } from '../ui/desk/dialog'
import { Button } from '../ui/parts/button'
import { Icon } from '../ui/parts/icon'
import type { Form } from './use-form'
import { useDesk } from './use-desk'

interface Props {
  title: string
  form: Form<string>
  submit: string
  /** What to say when somebody else was quicker. */
  stale: string
  cancel?: string
  bad?: boolean
  wide?: boolean
  onClose: () => void
  children: ComponentChildren
}

export function FormDialog({ title, form, submit, stale, cancel, bad, wide, onClose, children }: Props) {
  const { say } = useDesk()
  const sending = form.standing.is === 'sending'
  return (
    <Dialog
      title={title}
      wide={wide}
      onClose={onClose}
      onSubmit={() => void form.submit()}
      actions={
        <>
          <Button onClick={onClose}>{cancel ?? say.text.cancel}</Button>
          <Button submit kind={bad ? 'bad' : 'primary'} busy={sending}>
            {sending ? say.text.decision.sending : submit}
          </Button>
        </>
      }
    >
      {children}
      <Trouble form={form} stale={stale} />
    </Dialog>
  )
}

function Trouble({ form, stale }: { form: Form<string>; stale: string }) {
  const { say } = useDesk()
  const { standing } = form
  const words =
    standing.is === 'stale'
      ? stale
      : standing.is === 'refused'
        ? say.problem(standing.problem)
        : standing.is === 'unreachable'
          ? `${say.text.list.why[standing.why]} ${say.text.formKept}`
          : null
  if (!words) return null
  return (
    <p class="trouble" role="alert">
      <Icon name="octagon" />
      <span>{words}</span>
    </p>
  )
}
