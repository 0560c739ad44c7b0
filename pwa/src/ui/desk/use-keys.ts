// Single keys for the desk: by the place of the key, so that R works in a Russian layout too, and never while typing.
// They are heard as soon as the screen is drawn, not a moment later.

import { useLayoutEffect, useRef } from 'preact/hooks'

/** By `KeyboardEvent.code`: 'KeyR', 'Enter', 'Slash', 'Digit1', 'ArrowLeft', 'Shift+KeyR'. */
export type KeyMap = Partial<Record<string, () => void>>

export function useKeys(keys: KeyMap): void {
  const latest = useRef(keys)
  latest.current = keys
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && !document.querySelector('dialog[open]')) obey(event, latest.current)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Does what the pressed key says, if it says something here; also for a dialog with keys of its own. */
export function obey(event: KeyboardEvent, keys: KeyMap): void {
  const act = actOf(event, keys)
  if (!act || event.ctrlKey || event.altKey || event.metaKey || taken(event)) return
  event.preventDefault()
  act()
}

export function actOf(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>, keys: KeyMap): (() => void) | undefined {
  return keys[nameOf(event)]
}

/** «?» and «+» are Shift and a key that differs by layout; everything else is named by its place. */
function nameOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  if (key === '?') return 'Question'
  const place = code === 'NumpadEnter' ? 'Enter' : code
  return shiftKey && key !== '+' ? `Shift+${place}` : place
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
