// The camera while its screen is open and in sight; opened again when the system has taken it away.

import { useCallback, useEffect, useState } from 'preact/hooks'
import { openCamera, type Viewfinder } from '../../device/camera'

export function useViewfinder(): { finder: Viewfinder | null; again: () => void } {
  const [finder, setFinder] = useState<Viewfinder | null>(null)
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn((was) => was + 1), [])
  useEffect(() => {
    let gone = document.visibilityState === 'hidden'
    let held: Viewfinder | null = null
    const letGo = () => {
      gone = true
      if (held?.is === 'open') held.close()
      held = null
      setFinder(null)
    }
    const look = () => (document.visibilityState === 'hidden' ? letGo() : gone && again())
    document.addEventListener('visibilitychange', look)
    if (!gone) {
      void openCamera(again).then((fresh) => {
        if (gone) return fresh.is === 'open' ? fresh.close() : undefined
        held = fresh
        setFinder(fresh)
      })
    }
    return () => {
      document.removeEventListener('visibilitychange', look)
      letGo()
    }
  }, [turn])
  return { finder, again }
}
