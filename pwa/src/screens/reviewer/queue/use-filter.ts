// The filter of the address: what is chosen makes a step that Back takes back, what is typed does not.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { QueueFilter } from '../../../api/queue-shapes'
import { addressOf, filterOf } from './queue-filter'

const TYPING_MS = 250

export interface Filtering {
  filter: QueueFilter
  /** What stands in the search field; the filter follows when the hand rests. */
  typed: string
  choose: (change: Partial<QueueFilter>) => void
  type: (words: string) => void
}

export function useFilter(): Filtering {
  const [filter, setFilter] = useState(() => filterOf(location.search, location.hash))
  const [typed, setTyped] = useState(filter.search)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(filter)
  latest.current = filter

  const go = useCallback((next: QueueFilter, how: 'pushState' | 'replaceState') => {
    clearTimeout(waiting.current)
    history[how](history.state, '', location.pathname + addressOf(next))
    setFilter(next)
  }, [])

  useEffect(() => {
    const back = () => {
      const there = filterOf(location.search, location.hash)
      setFilter(there)
      setTyped(there.search)
    }
    addEventListener('popstate', back)
    return () => {
      clearTimeout(waiting.current)
      removeEventListener('popstate', back)
    }
  }, [])

  return {
    filter,
    typed,
    choose: (change) => {
      const next = { ...latest.current, search: typed, ...change }
      setTyped(next.search)
      go(next, 'pushState')
    },
    type: (words) => {
      setTyped(words)
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => go({ ...latest.current, search: words }, 'replaceState'), TYPING_MS)
    },
  }
}
