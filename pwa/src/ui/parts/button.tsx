// A button, or a link that looks like one: says what it does, verb and object.

import type { ComponentChildren } from 'preact'

interface Props {
  kind?: 'primary' | 'quiet' | 'bad' | 'icon'
  large?: boolean
  wide?: boolean
  busy?: boolean
  disabled?: boolean
  submit?: boolean
  href?: string
  /** Needed when there is nothing but a sign on it. */
  label?: string
  pressed?: boolean
  onClick?: () => void
  children: ComponentChildren
}

export function Button({ kind, large, wide, busy, disabled, submit, href, label, pressed, onClick, children }: Props) {
  const look = { class: 'btn', 'data-kind': kind, 'data-size': large ? 'l' : undefined, 'data-wide': wide, 'aria-label': label }
  if (href && !disabled) {
    return (
      <a {...look} href={href} onClick={onClick}>
        {children}
      </a>
    )
  }
  return (
    <button
      {...look}
      type={submit ? 'submit' : 'button'}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
