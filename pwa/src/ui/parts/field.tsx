// A labelled field with its hint, and its error where it stands.

import type { ComponentChildren } from 'preact'
import { Icon } from './icon'

interface Props {
  id: string
  label: string
  /** The label is already on the screen, in the head of the item. */
  hidden?: boolean
  hint?: string
  error?: string | null
  children: ComponentChildren
}

/** The control inside points at `${id}-more` with aria-describedby. */
export function Field({ id, label, hidden, hint, error, children }: Props) {
  return (
    <div class="field">
      <label for={id} class={hidden ? 'vh' : undefined}>
        {label}
      </label>
      {children}
      <div id={`${id}-more`}>
        {error ? (
          <p class="error" role="alert">
            <Icon name="octagon" />
            <span>{error}</span>
          </p>
        ) : (
          hint && <p class="hint">{hint}</p>
        )}
      </div>
    </div>
  )
}
