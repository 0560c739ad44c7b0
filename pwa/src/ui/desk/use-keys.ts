// Single keys for the desk: by the place of the key, so that R works in a Russian layout too, and never while typing.
// They are heard as soon as the screen is drawn, not a moment later.

import { useLayoutEffect, useRef } from 'preact/hooks'

/** By `KeyboardEvent.code`: 'KeyR', 'Enter', 'Slash', 'Digit1', 'ArrowLeft'. */
export type KeyMap = Partial<Record<string, () => void>>

export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys)
  latest.current = keys
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = latest.current[code(event)]
      if (!act || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return
      if (document.querySelector('dialog[open]') || taken(event)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** «?» is Shift and a key that differs by layout; everything else is named by its place. */
function code(event: KeyboardEvent): string {
  if (event.key === '?') return 'Question'
  return event.code === 'NumpadEnter' ? 'Enter' : event.code
}

/** Whoever types, or stands on a control that wants this key itself, keeps it. */
function taken(event: KeyboardEvent): boolean {
  const at = event.target
  if (!(at instanceof HTMLElement)) return false
  if (at.isContentEditable || at.matches('textarea, select, input:not([type=range], [type=checkbox], [type=radio])'))
    return true
  if (event.code === 'Enter' || event.code === 'Space') return at.matches('a, button, summary, [role=button], input')
  return event.code.startsWith('Arrow') && at.matches('input, [role=tab]')
}
