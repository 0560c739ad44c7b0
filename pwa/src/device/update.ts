// The service worker: registered at the start, and a new version taken over only when the person says so.

export interface Update {
  /** Takes the new version and reloads, once nothing is being saved any more. */
  take(): void
}

/** `ready` is called when a new version waits; `settled` resolves when nothing is being saved. Every tab goes over to the
 *  version that one of them has taken, each as soon as it has settled. Nothing happens where there are no service workers. */
export async function watchForUpdate(ready: (update: Update) => void, settled: () => Promise<void>): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  let kept = workers.controller !== null
  workers.addEventListener('controllerchange', () => {
    if (kept) void settled().then(() => location.reload())
    kept = true
  })
  const registration = await workers.register('/service-worker.js').catch(() => null)
  if (!registration) return
  const offer = () => {
    const { waiting } = registration
    if (waiting && workers.controller) {
      ready({ take: () => void settled().then(() => waiting.postMessage('update')) })
    }
  }
  offer()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}
