// The service worker: registered at the start, and a new version taken over only when the person says so.

/** A tab that is never closed looks for a new version this often; browsers look only when a page is loaded. */
const LOOK_EVERY_MS = 60 * 60_000

export interface Update {
  /** Takes the new version and reloads, once nothing is being saved any more. */
  take(): void
}

/** What this tab is about. */
export interface Tab {
  /** Resolves when nothing is being saved. */
  settled(): Promise<void>
  /** Resolves when no field that somebody has written in stands on the screen. */
  unwritten(): Promise<void>
}

/** `ready` is called when a new version waits. The tab that takes it goes over as soon as it has settled; the others go on
 *  with their own version, and each goes over when the words on its screen are somewhere else too. Nothing happens where
 *  there are no service workers. */
export async function watchForUpdate(ready: (update: Update) => void, tab: Tab): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  let kept = workers.controller !== null
  let taken = false
  workers.addEventListener('controllerchange', () => {
    if (kept) void (taken ? tab.settled() : tab.unwritten().then(tab.settled)).then(() => location.reload())
    kept = true
  })
  const registration = await workers.register('/service-worker.js').catch(() => null)
  if (!registration) return
  const offer = () => {
    const { waiting } = registration
    if (!waiting || !workers.controller) return
    const take = async () => {
      taken = true
      await tab.settled()
      waiting.postMessage('update')
    }
    ready({ take: () => void take() })
  }
  const follow = () => registration.installing?.addEventListener('statechange', offer)
  offer()
  follow() // another tab may have begun to fetch it
  registration.addEventListener('updatefound', follow)
  setInterval(() => void registration.update().catch(() => null), LOOK_EVERY_MS)
}
