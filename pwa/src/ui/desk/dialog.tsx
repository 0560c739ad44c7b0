// A dialog over the page: the browser's own, so focus stays inside, Escape closes it and focus returns after.

import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import './dialog.css'

interface Props {
  title: string
  children?: ComponentChildren
  actions?: ComponentChildren
  /** Wide enough for items and their reasons. */
  wide?: boolean
  onClose: () => void
  /** Sent when the primary button is pressed, or Enter in a one-line field. */
  onSubmit?: () => void
}

export function Dialog({ title, children, actions, wide, onClose, onSubmit }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  const send = () => {
    onSubmit?.()
    requestAnimationFrame(() => ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const submit = (event: Event) => {
    event.preventDefault()
    send()
  }
  /** Enter makes a line in a field of several; with Ctrl it sends. */
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  const cancel = (event: Event) => {
    event.preventDefault()
    onClose()
  }
  return (
    <dialog ref={ref} class="desk-dialog" data-wide={wide} aria-labelledby={id} onCancel={cancel}>
      <form class="dialog-form" noValidate onSubmit={submit} onKeyDown={press}>
        <h2 id={id}>{title}</h2>
        <div class="dialog-body" tabIndex={onSubmit === onClose ? 0 : undefined}>
          {children}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </form>
    </dialog>
  )
}
