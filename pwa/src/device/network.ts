// Whether there may be a network, and the moments when asking again makes sense.

import type { Network } from './phone'

export const network: Network = {
  online: () => navigator.onLine,
  sparing: () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
  listen(call) {
    const online = () => call('online')
    const offline = () => call('offline')
    const visible = () => (document.visibilityState === 'visible' ? call('visible') : undefined)
    addEventListener('online', online)
    addEventListener('offline', offline)
    document.addEventListener('visibilitychange', visible)
    return () => {
      removeEventListener('online', online)
      removeEventListener('offline', offline)
      document.removeEventListener('visibilitychange', visible)
    }
  },
}
