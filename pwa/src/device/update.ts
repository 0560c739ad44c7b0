// The service worker: registered at the start, and a new version taken over only when the person says so.

export interface Update {
  /** Takes the new version and reloads. Not to be called while a photo is being written. */
  take(): void
}

/** `ready` is called when a new version waits. Nothing happens where there are no service workers. */
export async function watchForUpdate(ready: (update: Update) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const registration = await navigator.serviceWorker.register('/service-worker.js').catch(() => null)
  if (!registration) return
  const offer = () => {
    const { waiting } = registration
    if (waiting && navigator.serviceWorker.controller) ready({ take: () => take(waiting) })
  }
  offer()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}

function take(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('update')
}
