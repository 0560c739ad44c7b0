// Move measured bytes over the line: pings, streams that are heard as they come, uploads that the server clocks.

export interface Wire {
  fetch(url: string, init?: RequestInit): Promise<Response>
  clock: { tick(): number; later(ms: number, call: () => void): () => void }
  /** Address of a measuring point. */
  url(path: string, query?: Record<string, number>): string
}

/** `portal`: the Wi-Fi's own page answers; `silent`: no answer in time; `offline`: the line broke; `server`: it refused. */
export type NoLineWhy = 'offline' | 'portal' | 'silent' | 'server' | 'signed-out'

/** The server or the line would not. */
export class NoLine extends Error {
  constructor(readonly why: NoLineWhy = 'offline') {
    super(`the line cannot be measured now: ${why}`)
  }
}

/** Bytes that came, and when, in milliseconds of one clock. */
export interface Mark {
  at: number
  bytes: number
}

export interface Sent {
  bytes: number
  /** By the clock of whoever saw them; so many ms more is what the phone's clock showed. */
  marks: Mark[]
  shift: number
  /** Whose clock the marks are of: an older server, or a proxy that keeps uploads back, leaves only the phone's. */
  by: 'server' | 'phone'
}

const PING_LIMIT_MS = 2_000
const SILENCE_MS = 6_000
/** The server had the body in less than this share of the time: something on the way had gathered it before. */
const HELD_BACK = 0.3
const NOTICEABLE_MS = 100

/** Milliseconds there and back; null when the answer did not come in time. */
export async function ping(wire: Wire, signal: AbortSignal): Promise<number | null> {
  const began = wire.clock.tick()
  return await limited(wire, PING_LIMIT_MS, signal, async (stop) => {
    const response = await wire.fetch(wire.url('/line/ping'), { cache: 'no-store', redirect: 'manual', signal: stop })
    require(response, 204)
    return wire.clock.tick() - began
  })
}

/** Reads one stream of so many bytes until its end or `stop`. Throws NoLine when nothing comes for six seconds. */
export async function download(
  wire: Wire,
  bytes: number,
  stop: AbortSignal,
  heard: (count: number) => void,
): Promise<void> {
  const url = wire.url('/line/downloads', { bytes })
  const asked: RequestInit = { cache: 'no-store', redirect: 'manual', credentials: 'same-origin' }
  const quiet = new AbortController()
  const signal = either(stop, quiet)
  let alarm = wire.clock.later(SILENCE_MS, () => quiet.abort())
  try {
    const response = await wire.fetch(url, { ...asked, signal })
    require(response, 200, 'octet-stream')
    const reader = response.body?.getReader()
    if (!reader) throw new NoLine('server')
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      alarm()
      alarm = wire.clock.later(SILENCE_MS, () => quiet.abort())
      heard(part.value.length)
    }
  } catch (error) {
    if (stop.aborted) return
    throw error instanceof NoLine ? error : new NoLine(quiet.signal.aborted ? 'silent' : 'offline')
  } finally {
    alarm()
    quiet.abort()
  }
}

/**
 * Sends the bytes once; what came when is the server's word. `rtt` in milliseconds, to notice a proxy that gathers; when the
 * body takes six seconds more than three times `ms`, the line is taken for dead.
 */
export async function upload(
  wire: Wire,
  body: Uint8Array<ArrayBuffer>,
  { rtt, ms: wanted }: { rtt: number; ms: number },
  signal: AbortSignal,
): Promise<Sent> {
  const began = wire.clock.tick()
  const answer = await limited(wire, SILENCE_MS + 3 * wanted, signal, async (stop) => {
    const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/octet-stream' }
    const asked: RequestInit = { method: 'POST', body, headers, redirect: 'manual', credentials: 'same-origin' }
    const response = await wire.fetch(wire.url('/line/uploads'), { ...asked, signal: stop })
    require(response, 200, 'json')
    return (await response.json()) as { bytes: number; ms: number; began_at?: number; marks?: [number, number][] }
  })
  if (!answer) throw new NoLine('silent')
  if (!(answer.ms >= 0)) throw new NoLine('server')
  const ended = wire.clock.tick()
  const took = ended - began - rtt
  if (took > NOTICEABLE_MS && answer.ms < took * HELD_BACK) {
    return { bytes: body.length, by: 'phone', shift: 0, marks: even(ended - rtt / 2 - took, took, body.length) }
  }
  const { bytes, ms, began_at, marks } = answer
  if (began_at === undefined || !marks?.length) {
    return { bytes, by: 'server', shift: 0, marks: even(ended - rtt / 2 - ms, ms, bytes) }
  }
  let before = 0
  const told = marks.map(([at, sum]) => {
    const mark = { at: began_at + at, bytes: sum - before }
    before = sum
    return mark
  })
  return { bytes, by: 'server', marks: told, shift: ended - rtt / 2 - ms - began_at }
}

export function rate(bytes: number, ms: number): number {
  return (bytes * 8) / 1000 / Math.max(ms, 0.001)
}

/** Of a body only its beginning and its length in time are known: as if it had come evenly. */
function even(from: number, ms: number, bytes: number): Mark[] {
  const parts = Math.max(1, Math.min(20, Math.floor(ms / 20)))
  return Array.from({ length: parts }, (_, at) => ({ at: from + (ms * (at + 1)) / parts, bytes: bytes / parts }))
}

async function limited<T>(
  wire: Wire,
  ms: number,
  signal: AbortSignal,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const late = new AbortController()
  const cancel = wire.clock.later(ms, () => late.abort())
  const stop = either(signal, late)
  try {
    return await work(stop)
  } catch (error) {
    if (signal.aborted || error instanceof NoLine) throw error
    if (late.signal.aborted) return null
    throw new NoLine()
  } finally {
    cancel()
    late.abort()
  }
}

/** `AbortSignal.any` is too new for phones that are still in use. */
function either(signal: AbortSignal, stop: AbortController): AbortSignal {
  if (signal.aborted) stop.abort()
  signal.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal })
  return stop.signal
}

/** A sign-in page of a Wi-Fi leads elsewhere, or answers with another kind of content. */
function require(response: Response, status: number, type?: string): void {
  if (response.status === 401) throw new NoLine('signed-out')
  if (response.status >= 400) throw new NoLine('server')
  const told = response.headers.get('Content-Type') ?? ''
  if (response.status !== status || (type && !told.includes(type))) throw new NoLine('portal')
}
