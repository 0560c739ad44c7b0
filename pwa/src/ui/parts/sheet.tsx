// A sheet from below: the browser's own dialog, so focus stays inside, Escape closes it and focus returns after.

import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

interface Props {
  title: string
  children?: ComponentChildren
  actions: ComponentChildren
  /** It cannot be put away: there is nothing to go back to. */
  stays?: boolean
  onClose: () => void
}

export function Sheet({ title, children, actions, stays, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      class="sheet phone-sheet"
      aria-labelledby={id}
      {...(stays && { closedby: 'none' })}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <h2 id={id}>{title}</h2>
      {children}
      <div class="actions">{actions}</div>
    </dialog>
  )
}
