// The camera while its screen is open and in sight; opened again when the system has taken it away, given up after two failures.

import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { openCamera, type Viewfinder } from '../../../device/camera'

export interface Viewing {
  finder: Viewfinder | null
  /** The camera gives no picture just now, and may again. */
  quiet: boolean
  /** The person wants to try once more. */
  again(): void
  /** A shot came to nothing, or to something. */
  shot(well: boolean): void
}

const FAILURES = 2
const QUIET_MS = 4_000
const REST_MS = 500

export function useViewfinder(): Viewing {
  const [finder, setFinder] = useState<Viewfinder | null>(null)
  const [quiet, setQuiet] = useState(false)
  const [turn, setTurn] = useState(0)
  const failures = useRef(0)
  const next = useCallback(() => setTurn((was) => was + 1), [])
  const again = useCallback(() => {
    failures.current = 0
    next()
  }, [])
  const fail = useCallback(() => {
    failures.current += 1
    next()
  }, [])
  useEffect(() => {
    let gone = document.visibilityState === 'hidden'
    let held: Viewfinder | null = null
    let rest = 0
    const letGo = () => {
      gone = true
      clearTimeout(rest)
      if (held?.is === 'open') held.close()
      held = null
      setFinder(null)
      setQuiet(false)
    }
    const look = () => (document.visibilityState === 'hidden' ? letGo() : gone && next())
    const heard = {
      lost: () => !gone && fail(),
      quiet(is: boolean) {
        if (gone) return
        clearTimeout(rest)
        setQuiet(is)
        if (is) rest = window.setTimeout(fail, QUIET_MS)
      },
    }
    document.addEventListener('visibilitychange', look)
    if (failures.current >= FAILURES) setFinder({ is: 'refused', why: 'failed' })
    else if (!gone) {
      void openCamera(heard).then((fresh) => {
        if (gone) return fresh.is === 'open' ? fresh.close() : undefined
        if (fresh.is === 'refused' && fresh.why === 'busy') return (rest = window.setTimeout(fail, REST_MS))
        held = fresh
        return setFinder(fresh)
      })
    }
    return () => {
      document.removeEventListener('visibilitychange', look)
      letGo()
    }
  }, [turn])
  const shot = useCallback((well: boolean) => (well ? void (failures.current = 0) : fail()), [])
  return { finder, quiet, again, shot }
}
