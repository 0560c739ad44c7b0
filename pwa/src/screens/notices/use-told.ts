// What the one who is signed in has been told, and how much of it is unread: asked now and then, while somebody looks.

import { useContext, useEffect } from 'preact/hooks'
import { toldTo, type Told } from '../../core/notices'
import { PhoneContext } from '../use-phone'

export const NOTICES = '/notices'
const EVERY_MS = 60_000

export function useTold(): Told {
  const given = useContext(PhoneContext)
  if (!given) throw new Error('a bell outside of the app')
  const session = given.client.session.value
  return toldTo(session.is === 'signed-in' ? session.account.id : '', given.client.api)
}

/** How many are unread; null when nobody can say. */
export function useUnread(): number | null {
  const told = useTold()
  useEffect(() => {
    const ask = () => void (document.visibilityState === 'visible' && navigator.onLine && told.count())
    ask()
    const timer = setInterval(ask, EVERY_MS)
    addEventListener('online', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      removeEventListener('online', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [told])
  return told.unread.value
}
