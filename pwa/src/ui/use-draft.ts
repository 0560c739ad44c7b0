// Words being typed: kept on the screen at once, given on when the typing rests, and never lost on the way out.

import { useEffect, useRef, useState } from 'preact/hooks'

export interface Draft {
  text: string
  type(text: string): void
  /** Gives what is typed now, without waiting. */
  settle(): void
}

const REST_MS = 700

/** `stands` is what the store has; it replaces the draft once the field was left and the store has caught up. */
export function useDraft(stands: string, give: (text: string) => void, rest_ms = REST_MS): Draft {
  const [typed, setTyped] = useState<string | null>(null)
  const now = useRef({ typed, give, timer: 0, left: false })
  now.current.give = give
  now.current.typed = typed

  function settle(): void {
    clearTimeout(now.current.timer)
    now.current.left = true
    if (now.current.typed !== null) now.current.give(now.current.typed)
  }

  useEffect(() => {
    if (now.current.left) setTyped(null)
  }, [stands])

  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && settle()
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', settle)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', settle)
      settle()
    }
  }, [])

  function type(text: string): void {
    now.current.typed = text
    now.current.left = false
    setTyped(text)
    clearTimeout(now.current.timer)
    now.current.timer = window.setTimeout(() => now.current.give(text), rest_ms)
  }

  return { text: typed ?? stands, type, settle }
}
