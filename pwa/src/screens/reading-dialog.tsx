// A dialog of the desk that only tells something: it is read, and closed.

import type { ComponentChildren } from 'preact'
import { Dialog } from '../ui/desk/dialog'
import { Button } from '../ui/parts/button'
import { useDesk } from './use-desk'

interface Props {
  title: string
  wide?: boolean
  onClose: () => void
  children: ComponentChildren
}

export function ReadingDialog({ title, wide, onClose, children }: Props) {
  const { say } = useDesk()
  return (
    <Dialog
      title={title}
      wide={wide}
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button submit kind="primary">
          {say.text.close}
        </Button>
      }
    >
      {children}
    </Dialog>
  )
}
