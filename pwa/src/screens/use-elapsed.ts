// Whether a screen has been open for some time.

import { useEffect, useState } from 'preact/hooks'

export function useElapsed(ms: number): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms)
    return () => clearTimeout(timer)
  }, [ms])
  return over
}
