// What a person is typing, given on as soon as they pause: a crash a moment later loses nothing.

import { useEffect, useRef, useState } from 'preact/hooks'

const PAUSE_MS = 350

export interface Draft {
  text: string
  type(text: string): void
  /** Gives now: on blur, on Enter. */
  settle(): void
}

/** `kept` is what the store holds; while the person types, their text stands. */
export function useDraft(kept: string, give: (text: string) => void): Draft {
  const [text, setText] = useState(kept)
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null)
  const latest = useRef({ text, give })
  latest.current = { text, give }

  useEffect(() => {
    if (waiting.current === null) setText(kept)
  }, [kept])

  const settle = () => {
    if (waiting.current === null) return
    clearTimeout(waiting.current)
    waiting.current = null
    latest.current.give(latest.current.text)
  }
  useEffect(() => settle, [])

  const type = (next: string) => {
    setText(next)
    latest.current.text = next
    if (waiting.current !== null) clearTimeout(waiting.current)
    waiting.current = setTimeout(settle, PAUSE_MS)
  }
  return { text, type, settle }
}
