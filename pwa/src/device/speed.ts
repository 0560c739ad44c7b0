// Move measured bytes over the line: pings, a timed download, an upload that the server clocks.

export interface Wire {
  fetch(url: string, init?: RequestInit): Promise<Response>
  clock: { tick(): number; later(ms: number, call: () => void): () => void }
  /** Address of a measuring point. */
  url(path: string, query?: Record<string, number>): string
}

/** The server or the line would not; `signed_out` when the session has expired. */
export class NoLine extends Error {
  constructor(readonly signed_out = false) {
    super('the line cannot be measured now')
  }
}

export interface Rate {
  mbps: number
  bytes: number
}

const STREAMS = 3
const PING_LIMIT_MS = 2_000
const UPLOAD_LIMIT_MS = 15_000

/** Milliseconds there and back; null when the answer did not come in time. */
export async function ping(wire: Wire, signal: AbortSignal): Promise<number | null> {
  const began = wire.clock.tick()
  return await limited(wire, PING_LIMIT_MS, signal, async (stop) => {
    const response = await wire.fetch(wire.url('/line/ping'), { cache: 'no-store', redirect: 'manual', signal: stop })
    require(response, 204)
    return wire.clock.tick() - began
  })
}

/** Reads several streams for `ms` at most or `cap` bytes; the time in which they gather speed is not counted. */
export async function download(
  wire: Wire,
  wish: { ms: number; ramp_ms: number; cap: number; sample(bytes: number, ms: number): void },
  signal: AbortSignal,
): Promise<Rate> {
  const began = wire.clock.tick()
  const stop = new AbortController()
  const cancel = wire.clock.later(wish.ms, () => stop.abort())
  const both = either(signal, stop)
  let bytes = 0
  let counted = { from: 0, bytes: 0, to: 0 }
  const heard = (count: number) => {
    bytes += count
    const at = wire.clock.tick() - began
    if (at < wish.ramp_ms || counted.from === 0) counted = { from: at, bytes, to: at }
    else counted.to = at
    wish.sample(bytes, at)
    if (bytes >= wish.cap) stop.abort()
  }
  const each = Math.min(25_000_000, Math.max(65_536, Math.ceil(wish.cap / STREAMS)))
  const streams = Array.from({ length: STREAMS }, () =>
    drain(wire, wire.url('/line/downloads', { bytes: each }), both, heard),
  )
  try {
    await Promise.all(streams)
  } catch (error) {
    if (error instanceof NoLine) throw error
    if (!stop.signal.aborted) throw signal.aborted ? error : new NoLine()
  } finally {
    cancel()
    stop.abort()
  }
  if (bytes === 0) throw new NoLine()
  const window = counted.to - counted.from
  const measured = window > 50 ? { bytes: bytes - counted.bytes, ms: window } : { bytes, ms: wire.clock.tick() - began }
  return { mbps: rate(measured.bytes, measured.ms), bytes }
}

/** Sends the bytes once; the time is the server's. */
export async function upload(wire: Wire, body: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<Rate> {
  const answer = await limited(wire, UPLOAD_LIMIT_MS, signal, async (stop) => {
    const headers = { 'X-Osmotr': '1', 'Content-Type': 'application/octet-stream' }
    const asked: RequestInit = {
      method: 'POST',
      body,
      headers,
      redirect: 'manual',
      credentials: 'same-origin',
      signal: stop,
    }
    const response = await wire.fetch(wire.url('/line/uploads'), asked)
    require(response, 200)
    return (await response.json()) as { bytes: number; ms: number }
  })
  if (!answer || !(answer.ms > 0)) throw new NoLine()
  return { mbps: rate(answer.bytes, answer.ms), bytes: body.length }
}

export function rate(bytes: number, ms: number): number {
  return (bytes * 8) / 1000 / Math.max(ms, 0.001)
}

async function drain(wire: Wire, url: string, signal: AbortSignal, heard: (count: number) => void): Promise<void> {
  const response = await wire.fetch(url, { cache: 'no-store', redirect: 'manual', credentials: 'same-origin', signal })
  require(response, 200)
  const reader = response.body?.getReader()
  if (!reader) throw new NoLine()
  for (let part = await reader.read(); !part.done; part = await reader.read()) heard(part.value.length)
}

async function limited<T>(
  wire: Wire,
  ms: number,
  signal: AbortSignal,
  work: (stop: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const stop = new AbortController()
  const cancel = wire.clock.later(ms, () => stop.abort())
  try {
    return await work(either(signal, stop))
  } catch (error) {
    if (signal.aborted || error instanceof NoLine) throw error
    return null
  } finally {
    cancel()
    stop.abort()
  }
}

/** `AbortSignal.any` is too new for phones that are still in use. */
function either(signal: AbortSignal, stop: AbortController): AbortSignal {
  if (signal.aborted) stop.abort()
  signal.addEventListener('abort', () => stop.abort(), { once: true, signal: stop.signal })
  return stop.signal
}

/** A hotel's sign-in page answers with another status or with HTML. */
function require(response: Response, status: number): void {
  if (response.status === 401) throw new NoLine(true)
  const page = status !== 204 && /html/.test(response.headers.get('Content-Type') ?? '')
  if (response.status !== status || page) throw new NoLine()
}
