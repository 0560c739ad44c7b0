// A button, or a link that looks like one; it says what it does, a verb and its object.

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'

interface Props {
  children?: ComponentChildren
  kind?: 'primary' | 'quiet' | 'bad' | 'icon'
  large?: boolean
  wide?: boolean
  busy?: boolean
  disabled?: boolean
  icon?: IconName
  after?: IconName
  /** Needed when there is nothing but a sign on it. */
  label?: string
  href?: string
  /** Of the words on it, where it is not the page's. */
  lang?: string
  pressed?: boolean
  expanded?: boolean
  submit?: boolean
  onClick?: () => void
}

export function Button(props: Props) {
  const { kind, large, wide, icon, after, label, href } = props
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {props.children}
      {after && <Icon name={after} />}
    </>
  )
  const look = {
    class: 'btn',
    lang: props.lang,
    'data-kind': kind,
    'data-size': large ? 'l' : undefined,
    'data-wide': wide ? '' : undefined,
  }
  if (href !== undefined && !props.disabled) {
    return (
      <a {...look} href={href} aria-label={label} onClick={props.onClick}>
        {inside}
      </a>
    )
  }
  return (
    <button
      {...look}
      type={props.submit ? 'submit' : 'button'}
      aria-label={label}
      aria-busy={props.busy ? 'true' : undefined}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      disabled={props.disabled || props.busy}
      onClick={props.onClick}
    >
      {inside}
    </button>
  )
}
