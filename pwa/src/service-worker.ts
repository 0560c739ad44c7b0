// Keeps the app's shell for offline; nothing else. It never touches the API: what a person may see is no cache's business.

/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope
/** Path and SHA-256 of each file of this build. */
declare const __FILES__: [string, string][]
declare const __VERSION__: string

const PREFIX = 'shell-'
const SHELL = PREFIX + __VERSION__
const FIRST = '/index.html'
/** A cache of one note: which shell speaks for the pages now. */
const NOTES = 'notes'
const SPEAKS = '/speaks'

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

/** All, or this version never speaks: a half-kept app would break in the basement. Each file must be the one of this build:
 *  while a server goes over to another, its first page may be of one build and its other files of the next. What has come
 *  stays for the next try, so that a line which is often cut brings all of it in the end. */
async function keepAll(): Promise<void> {
  const shell = await caches.open(SHELL)
  const tries = await Promise.allSettled(__FILES__.map(([file, integrity]) => keepOne(shell, file, integrity)))
  const failed = tries.find((each) => each.status === 'rejected')
  if (!failed) return
  if (isFull(failed.reason) && (await speaking()) !== SHELL) await caches.delete(SHELL) // photos need the room more
  throw failed.reason
}

async function keepOne(shell: Cache, file: string, integrity: string): Promise<void> {
  const kept = await shell.match(file)
  if (kept && (await sumOf(kept)) === integrity) return
  await shell.add(new Request(file, { cache: 'reload', integrity }))
}

async function sumOf(kept: Response): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await kept.arrayBuffer()))
  return `sha256-${btoa(String.fromCharCode(...sum))}`
}

function isFull(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'QuotaExceededError'
}

/** The shell that spoke before this one stays: a page that began with it may still need its parts. */
async function dropOld(): Promise<void> {
  const former = await speaking()
  await (await caches.open(NOTES)).put(SPEAKS, new Response(SHELL))
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== SHELL && name !== former)
  await Promise.all(old.map((name) => caches.delete(name)))
}

async function speaking(): Promise<string | undefined> {
  return await (await (await caches.open(NOTES)).match(SPEAKS))?.text()
}

function isServers(path: string): boolean {
  return path.startsWith('/api/') || path === '/health' || path === '/line' || path.startsWith('/line/')
}

async function fromShell(request: Request, path: string): Promise<Response> {
  const wanted = request.mode === 'navigate' ? FIRST : path
  const kept = (await (await caches.open(SHELL)).match(wanted)) ?? (await caches.match(wanted))
  if (kept) return kept
  // where a Wi-Fi asks to sign in is no place of ours: it is not followed
  return await (request.mode === 'navigate' ? fetch(request) : fetch(request, { redirect: 'manual' }))
}

export {}
