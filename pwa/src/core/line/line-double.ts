// A line for tests, under a clock that only the test moves: connections gather speed, share it, and may fall silent.

import type { Wire } from '../../device/speed'

export interface LineWish {
  mbps: number
  /** Milliseconds there and back. */
  rtt: number
  /** Whether the so-manieth ping is lost. */
  lost?(number: number): boolean
  /** How wide the line is at this moment, as a share of `mbps`. */
  width?(at: number): number
  /** From then on nothing comes, milliseconds from the start. */
  dies_at?: number
  status?: number
  /** A sign-in page answers instead. */
  portal?: boolean
  /** Something on the way gathers uploads and hands them over at once. */
  gathers?: boolean
  /** A server that does not tell how an upload went. */
  silent_server?: boolean
}

interface Flow {
  way: 'down' | 'up'
  begun: number
  age: number
  left: number
  flowed(bytes: number): void
  over(): void
}

const STEP_MS = 5
const FIRST_WINDOW = 14_480
const SERVER_EPOCH = 1_700_000_000_000

export class LineDouble {
  now = 0
  /** Payload that went over it. */
  bytes = 0
  private timers = new Set<{ at: number; call: () => void }>()
  private flows = new Set<Flow>()
  private pings = 0
  /** How long each resting connection has gathered speed already. */
  private rested: number[] = []

  constructor(readonly wish: LineWish) {}

  readonly wire: Wire = {
    fetch: (url, init) => this.fetch(url, init),
    clock: { tick: () => this.now, later: (ms, call) => this.later(ms, call) },
    url: (path, query) => `${path}?${new URLSearchParams(Object.entries(query ?? {}).map(([k, v]) => [k, String(v)]))}`,
  }

  /** Moves the clock until the work is done; fails when that takes longer than two minutes of it. */
  async run<T>(work: Promise<T>): Promise<T> {
    let settled = false
    const done = work.finally(() => (settled = true))
    done.catch(() => {})
    for (;;) {
      await turn()
      if (settled) return await done
      if (this.now > 120_000) throw new Error('the line never came to an end')
      this.step()
    }
  }

  private later(ms: number, call: () => void): () => void {
    const timer = { at: this.now + ms, call }
    this.timers.add(timer)
    return () => void this.timers.delete(timer)
  }

  private get dead(): boolean {
    return this.now >= (this.wish.dies_at ?? Infinity)
  }

  private step(): void {
    this.now += STEP_MS
    for (const timer of [...this.timers].filter(({ at }) => at <= this.now)) {
      this.timers.delete(timer)
      timer.call()
    }
    if (this.dead) return
    for (const way of ['down', 'up'] as const) {
      const flows = [...this.flows].filter((flow) => flow.way === way && flow.begun <= this.now)
      let room = (this.wish.mbps * (this.wish.width?.(this.now) ?? 1) * 1000 * STEP_MS) / 8
      flows.forEach((flow, at) => {
        const doubled = FIRST_WINDOW * 2 ** ((this.now - flow.begun + flow.age) / Math.max(this.wish.rtt, 1))
        const may = (doubled * STEP_MS) / Math.max(this.wish.rtt, 1)
        const part = Math.floor(Math.min(room / (flows.length - at), may, flow.left))
        room -= part
        flow.left -= part
        this.bytes += part
        if (part > 0) flow.flowed(part)
        if (flow.left > 0) return
        this.flows.delete(flow)
        flow.over()
      })
    }
  }

  private async fetch(url: string, init?: RequestInit): Promise<Response> {
    const { status = 200, portal, rtt } = this.wish
    const signal = init?.signal
    const hung = new Promise<never>((_, reject) => {
      const stop = () => reject(new DOMException('stopped', 'AbortError'))
      if (signal?.aborted) stop()
      signal?.addEventListener('abort', stop)
    })
    const after = async (ms: number) => {
      await Promise.race([new Promise<void>((resolve) => void this.later(ms, () => !this.dead && resolve())), hung])
    }
    hung.catch(() => {})
    if (url.startsWith('/line/ping')) {
      const lost = this.wish.lost?.(this.pings++) ?? false
      await after(lost ? rtt + 230 : rtt)
    } else await after(rtt / 2)
    if (status !== 200) return new Response('{}', { status, headers: { 'Content-Type': 'application/json' } })
    if (portal) return new Response('<p>Wi-Fi', { headers: { 'Content-Type': 'text/html' } })
    if (url.startsWith('/line/ping')) return new Response(null, { status: 204 })
    if (url.startsWith('/line/uploads')) return await Promise.race([this.upload(init!, after), hung])
    return this.download(Number(new URLSearchParams(url.split('?')[1]).get('bytes')), signal)
  }

  private download(size: number, signal?: AbortSignal | null): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const begun = this.now + this.wish.rtt / 2
        const flow: Flow = {
          way: 'down',
          begun,
          age: 0,
          left: size,
          flowed: (bytes) => controller.enqueue(new Uint8Array(bytes)),
          over: () => controller.close(),
        }
        this.flows.add(flow)
        signal?.addEventListener('abort', () => {
          if (this.flows.delete(flow)) controller.error(new DOMException('stopped', 'AbortError'))
        })
      },
    })
    return new Response(body, { headers: { 'Content-Type': 'application/octet-stream' } })
  }

  private async upload(init: RequestInit, after: (ms: number) => Promise<void>): Promise<Response> {
    const { length } = init.body as Uint8Array
    const begun = this.now
    const marks: [number, number][] = []
    let sent = 0
    await new Promise<void>((resolve) => {
      const flowed = (bytes: number) => marks.push([this.now - begun, (sent += bytes)])
      const age = this.rested.pop() ?? 0
      const over = () => {
        this.rested.push(this.now - begun + age)
        resolve()
      }
      this.flows.add({ way: 'up', begun, age, left: length, flowed, over })
      init.signal?.addEventListener('abort', () => resolve())
    })
    const ms = this.now - begun
    await after(this.wish.rtt / 2)
    if (this.wish.silent_server) return Response.json({ bytes: length, ms })
    const told = { bytes: length, ms, began_at: SERVER_EPOCH + begun, marks }
    const at_once = { bytes: length, ms: 1, began_at: SERVER_EPOCH + this.now, marks: [[1, length]] }
    return Response.json(this.wish.gathers ? at_once : told)
  }
}

/** Lets all that can go on without the clock go on. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(0)
  })
}
