// The one fetch: every request to our server goes through here and comes back as a union.

import type { Problem, Reply, Unreachable } from './outcome'

/** What this file needs of the phone. */
export interface Line {
  fetch(url: string, init?: RequestInit): Promise<Response>
  clock: { later(ms: number, call: () => void): () => void }
}

export interface Ask {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** Raw bytes instead of JSON. */
  bytes?: { body: ArrayBuffer | Uint8Array<ArrayBuffer> | Blob; type: string }
  query?: Record<string, string | number | undefined>
  headers?: Record<string, string>
  /** The version of the row the person saw, for If-Match. */
  version?: number | string
  timeout_ms?: number
  signal?: AbortSignal
}

export interface Api {
  ask<T>(path: string, ask?: Ask): Promise<Reply<T>>
  url(path: string, query?: Ask['query']): string
}

export const TIMEOUT_MS = 20_000
export const TIMEOUT_PHOTO_MS = 120_000

/** `base` is where the API lives, for example `/api/v1`. */
export function makeApi(line: Line, base: string): Api {
  const url = (path: string, query?: Ask['query']) => base + path + search(query)

  async function ask<T>(path: string, asked: Ask = {}): Promise<Reply<T>> {
    const stopper = new AbortController()
    let late = false
    const cancel = line.clock.later(asked.timeout_ms ?? TIMEOUT_MS, () => {
      late = true
      stopper.abort()
    })
    const stop = () => stopper.abort()
    if (asked.signal?.aborted) stop()
    asked.signal?.addEventListener('abort', stop)
    try {
      const response = await line.fetch(url(path, asked.query), {
        method: asked.method ?? 'GET',
        headers: headers(asked),
        body: asked.bytes ? asked.bytes.body : asked.body === undefined ? undefined : JSON.stringify(asked.body),
        credentials: 'same-origin',
        redirect: 'manual',
        signal: stopper.signal,
      })
      return asked.method === 'HEAD' ? headOnly<T>(response) : await understand<T>(response)
    } catch {
      return { is: 'unreachable', why: late ? 'timeout' : 'offline' }
    } finally {
      cancel()
      asked.signal?.removeEventListener('abort', stop)
    }
  }

  return { ask, url }
}

function search(query: Ask['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  return given.length ? '?' + new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString() : ''
}

function headers(asked: Ask): Record<string, string> {
  return {
    Accept: 'application/json',
    'X-Osmotr': '1',
    ...(asked.bytes ? { 'Content-Type': asked.bytes.type } : {}),
    ...(asked.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(asked.version === undefined ? {} : { 'If-Match': `"${asked.version}"` }),
    ...asked.headers,
  }
}

/** A sign-in page of a hotel network answers 200 with HTML, or redirects: neither is an answer of ours. */
async function understand<T>(response: Response): Promise<Reply<T>> {
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
    return unreachable('portal')
  const later = { 503: 'busy', 507: 'full' } as const
  const why = later[response.status as keyof typeof later]
  if (why) return { ...unreachable(why), retry_after_s: retryAfter(response) }
  const offset = response.headers.get('Upload-Offset')
  if (response.ok && offset !== null) return { is: 'done', value: { offset: Number(offset) } as T, version: null }
  if (response.ok && isFile(response)) return { is: 'done', value: (await response.blob()) as T, version: null }
  if (response.status === 204) return { is: 'done', value: undefined as T, version: version(response) }
  if (!isJson(response))
    return unreachable(response.status >= 500 && response.status !== 511 ? 'server-error' : 'portal')
  const body: unknown = await response.json()
  if (response.ok) return { is: 'done', value: body as T, version: version(response) }
  if (!isProblem(body)) return unreachable(response.status >= 500 ? 'server-error' : 'portal')
  return response.status >= 500 ? unreachable('server-error') : { is: 'refused', problem: body }
}

/** An answer without a body: its status and the place where an upload stands are all it says. */
async function headOnly<T>(response: Response): Promise<Reply<T>> {
  if (response.ok || response.status < 400 || response.status >= 500) {
    return response.ok && !response.headers.has('Upload-Offset') ? unreachable('portal') : await understand<T>(response)
  }
  const code = response.status === 401 ? 'not-signed-in' : 'refused'
  return { is: 'refused', problem: { code, message: '', facts: {}, status: response.status } }
}

function unreachable(why: Unreachable['why']): Unreachable {
  return { is: 'unreachable', why }
}

function isJson(response: Response): boolean {
  return /^application\/(.+\+)?json\b/.test(response.headers.get('Content-Type') ?? '')
}

/** A file is asked for as a Blob. */
function isFile(response: Response): boolean {
  return response.headers.get('Content-Disposition')?.startsWith('attachment') ?? false
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string'
}

function version(response: Response): string | null {
  return response.headers.get('ETag')?.replace(/^W\//, '').replaceAll('"', '') ?? null
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After'))
  return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined
}
