// The camera while its screen is open; let go of when the screen goes or the app is hidden.

import { useCallback, useEffect, useState } from 'preact/hooks'
import { openCamera, type Viewfinder } from '../../device/camera'

export function useViewfinder(): { finder: Viewfinder | null; again: () => void } {
  const [finder, setFinder] = useState<Viewfinder | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let gone = false
    let held: Viewfinder | null = null
    setFinder(null)
    void openCamera().then((fresh) => {
      if (gone) return fresh.is === 'open' ? fresh.close() : undefined
      held = fresh
      setFinder(fresh)
    })
    return () => {
      gone = true
      if (held?.is === 'open') held.close()
    }
  }, [turn])
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && setTurn((was) => was + 1)
    document.addEventListener('visibilitychange', seen)
    return () => document.removeEventListener('visibilitychange', seen)
  }, [])
  return { finder, again: useCallback(() => setTurn((was) => was + 1), []) }
}
