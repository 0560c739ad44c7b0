// The way between phones and the real server: requests wait here until the schedule says what becomes of each.

import { Agent, request as ask, type IncomingMessage } from 'node:http'
import { settle } from './turns'

export interface Asked {
  url: string
  method: string
  headers: Record<string, string>
  body: Uint8Array | null
}

export interface Answered {
  status: number
  headers: [string, string][]
  body: Uint8Array<ArrayBuffer>
}

/** A request on its way, with the phone's promise. */
export interface Parked {
  asked: Asked
  jar: CookieJar
  owner: object
  resolve(response: Response): void
  reject(error: unknown): void
  /** Calls the phone's own timeout. */
  late(): void
}

export type CookieJar = Map<string, string>

let agent = new Agent({ keepAlive: true, maxSockets: 16 })
const BODILESS = [101, 204, 205, 304]

const PATIENCE_MS = 60_000

/** Really sends it. While nobody listens (the server was killed and comes back) it waits: nothing has been sent yet. */
export async function send(asked: Asked, jar?: CookieJar): Promise<Answered> {
  for (const began = performance.now(); ; await pause(50)) {
    try {
      return await sendOnce(asked, jar)
    } catch (error) {
      const refused = (error as { code?: string }).code === 'ECONNREFUSED'
      if (!refused || performance.now() - began > PATIENCE_MS) throw error
    }
  }
}

/** From now on no request follows another one on its connection: a line that gives each connection a fate gives one to each. */
export function aConnectionForEach(): void {
  agent = new Agent({ keepAlive: false, maxSockets: 16 })
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function sendOnce(asked: Asked, jar?: CookieJar): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const outgoing = ask(asked.url, { method: asked.method, headers: withLength(asked), agent }, (incoming) => {
      void whole(incoming).then((body) => {
        const headers = pairs(incoming)
        if (jar) keepCookies(jar, headers)
        resolve({ status: incoming.statusCode ?? 0, headers, body })
      }, reject)
    })
    outgoing.on('error', reject)
    outgoing.end(asked.body ?? undefined)
  })
}

/** Sends half of the body and breaks the line; resolves when the server must have seen it. */
export function sendHalf(asked: Asked): Promise<void> {
  return new Promise((resolve) => {
    const body = asked.body ?? new Uint8Array()
    const headers = withLength(asked)
    const outgoing = ask(asked.url, { method: asked.method, headers, agent: new Agent({ keepAlive: false }) })
    outgoing.on('error', () => undefined)
    outgoing.on('close', resolve)
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy())
  })
}

export function responseOf({ status, headers, body }: Answered): Response {
  return new Response(BODILESS.includes(status) ? null : body, { status, headers })
}

/** All that a crowd of phones has sent and not heard of yet. */
export class Line {
  readonly parked: Parked[] = []
  /** Copies that still wander about; nobody waits for their answer. */
  readonly ghosts: Asked[] = []
  healthy = false

  fetch(
    owner: object,
    jar: CookieJar,
    url: string,
    init: RequestInit = {},
    late: () => void = () => undefined,
  ): Promise<Response> {
    const asked: Asked = { url, method: init.method ?? 'GET', headers: headersOf(init, jar), body: bodyOf(init) }
    if (this.healthy) return send(asked, jar).then(responseOf, gone)
    return new Promise((resolve, reject) => {
      const parked = { asked, jar, owner, resolve, reject, late }
      this.parked.push(parked)
      init.signal?.addEventListener('abort', () => {
        this.forget(parked)
        reject(new DOMException('stopped', 'AbortError'))
      })
    })
  }

  forget(parked: Parked): void {
    const at = this.parked.indexOf(parked)
    if (at >= 0) this.parked.splice(at, 1)
  }

  /** The phone is gone: nobody hears the answers any more. */
  abandon(owner: object): void {
    for (const parked of this.parked.filter((each) => each.owner === owner)) this.forget(parked)
  }

  /** Answers whatever one phone has asked and will ask while it waits for these answers. */
  async answerAll(owner: object): Promise<void> {
    for (let next = this.of(owner); next; next = this.of(owner)) {
      this.forget(next)
      await pass(next)
      await settle()
    }
  }

  private of(owner: object): Parked | undefined {
    return this.parked.find((each) => each.owner === owner)
  }

  /** Lets everything through that was held back. */
  async heal(): Promise<void> {
    this.healthy = true
    for (const ghost of this.ghosts.splice(0)) await send(ghost).catch(() => undefined)
    while (this.parked.length) {
      const parked = this.parked.shift()!
      await pass(parked)
      await settle()
    }
  }
}

/** Lets one request through; a server that dies over it is a line that is gone. */
async function pass({ asked, jar, resolve, reject }: Parked): Promise<void> {
  try {
    resolve(responseOf(await send(asked, jar)))
  } catch {
    reject(new TypeError('the line is gone'))
  }
}

function gone(): never {
  throw new TypeError('the line is gone')
}

function withLength({ headers, body }: Asked): Record<string, string> {
  return body ? { ...headers, 'Content-Length': String(body.length) } : headers
}

function headersOf(init: RequestInit, jar: CookieJar): Record<string, string> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  return { ...(init.headers as Record<string, string>), ...(cookie ? { Cookie: cookie } : {}) }
}

function bodyOf({ body }: RequestInit): Uint8Array | null {
  if (typeof body === 'string') return new TextEncoder().encode(body)
  if (body instanceof ArrayBuffer) return new Uint8Array(body.slice(0))
  if (body instanceof Uint8Array) return new Uint8Array(body)
  return null
}

async function whole(incoming: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

function pairs(incoming: IncomingMessage): [string, string][] {
  const found: [string, string][] = []
  for (const [name, value] of Object.entries(incoming.headers))
    for (const each of [value ?? []].flat()) found.push([name, each])
  return found
}

function keepCookies(jar: CookieJar, headers: [string, string][]): void {
  for (const [name, value] of headers) {
    if (name !== 'set-cookie') continue
    const [pair = '', ...options] = value.split(';')
    const [key = '', word = ''] = pair.split('=', 2)
    if (word === '' || options.some((each) => each.trim().toLowerCase() === 'max-age=0')) jar.delete(key.trim())
    else jar.set(key.trim(), word)
  }
}
