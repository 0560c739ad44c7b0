// Keeps the app's shell for offline; nothing else. It never touches the API: what a person may see is no cache's business.

/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope
/** Path and SHA-256 of each file of this build. */
declare const __FILES__: [string, string][]
declare const __VERSION__: string

const PREFIX = 'shell-'
const SHELL = PREFIX + __VERSION__
const FIRST = '/index.html'

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

/** All or nothing: a half-kept app would break in the basement. Each file must be the one of this build: while a server goes
 *  over to another, its first page may be of one build and its other files of the next. */
async function keepAll(): Promise<void> {
  const shell = await caches.open(SHELL)
  await shell.addAll(__FILES__.map(([file, integrity]) => new Request(file, { cache: 'reload', integrity })))
}

/** The shell before this one stays: a page that began with it may still need its parts. One that was broken off holds nothing. */
async function dropOld(): Promise<void> {
  const former = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL)
  const whole = await Promise.all(former.map(async (name) => Boolean(await (await caches.open(name)).match(FIRST))))
  const stays = former.filter((_, at) => whole[at]).at(-1)
  await Promise.all(former.filter((name) => name !== stays).map((name) => caches.delete(name)))
}

function isServers(path: string): boolean {
  return path.startsWith('/api/') || path === '/health'
}

async function fromShell(request: Request, path: string): Promise<Response> {
  const wanted = request.mode === 'navigate' ? FIRST : path
  const kept = (await (await caches.open(SHELL)).match(wanted)) ?? (await caches.match(wanted))
  return kept ?? (await fetch(request))
}

export {}
