// Keeps the app's shell for offline; nothing else. It never touches the API: what a person may see is no cache's business.

/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope
declare const __FILES__: string[]
declare const __VERSION__: string

const PREFIX = 'shell-'
const SHELL = PREFIX + __VERSION__

self.addEventListener('install', (event) => event.waitUntil(keepAll()))
self.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => self.clients.claim())))
self.addEventListener('message', (event) => {
  if (event.data === 'update') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || isServers(url.pathname)) return
  event.respondWith(fromShell(event.request, url.pathname))
})

/** All or nothing: a half-kept app would break in the basement. */
async function keepAll(): Promise<void> {
  const shell = await caches.open(SHELL)
  await shell.addAll(__FILES__.map((file) => new Request(file, { cache: 'reload' })))
}

/** The shell before this one stays: a page that began with it may still need its parts. */
async function dropOld(): Promise<void> {
  const former = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL)
  await Promise.all(former.slice(0, -1).map((name) => caches.delete(name)))
}

function isServers(path: string): boolean {
  return path.startsWith('/api/') || path === '/health'
}

async function fromShell(request: Request, path: string): Promise<Response> {
  const wanted = request.mode === 'navigate' ? '/index.html' : path
  const kept = (await (await caches.open(SHELL)).match(wanted)) ?? (await caches.match(wanted))
  return kept ?? (await fetch(request))
}

export {}
