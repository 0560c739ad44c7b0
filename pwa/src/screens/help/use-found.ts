// Published answers as somebody types what they look for: asked when the typing rests; a later answer never gives way to an earlier one.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { PublishedAnswer } from '../../api/help-shapes'
import type { Reply } from '../../api/outcome'

const REST_MS = 250

export interface Found {
  typed: string
  type(words: string): void
  /** For these words; null before the first answer. */
  shown: { words: string; items: PublishedAnswer[] } | null
  away: boolean
}

export function useFound(search: (words: string) => Promise<Reply<{ items: PublishedAnswer[] }>>): Found {
  const [typed, type] = useState('')
  const [shown, setShown] = useState<Found['shown']>(null)
  const [away, setAway] = useState(false)
  const latest = useRef({ search, number: 0 })
  latest.current.search = search
  useEffect(() => {
    const ask = async () => {
      const number = ++latest.current.number
      const reply = await latest.current.search(typed.trim())
      if (number !== latest.current.number) return
      setAway(reply.is !== 'done')
      if (reply.is === 'done') setShown({ words: typed.trim(), items: reply.value.items })
    }
    const timer = setTimeout(() => void ask(), typed ? REST_MS : 0)
    const again = () => void ask()
    addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  }, [typed])
  useEffect(() => () => void (latest.current.number += 1), [])
  return { typed, type, shown, away }
}
