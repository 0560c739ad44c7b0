// Phones that do what they are told: one line of JSON a command in, one line of JSON an answer out.

import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { IDBFactory } from 'fake-indexeddb'
import { makeClient, type Client } from '../../../pwa/src/core/client'
import type { Phone } from '../../../pwa/src/device/phone'

interface Held {
  client: Client
  online: boolean
  picture: ArrayBuffer
}

interface Command {
  phone: string
  act: string
  with: Record<string, string>
}

const origin = process.argv[2]!
const phones = new Map<string, Held>()

function hold(): Held {
  const held = { online: true, picture: new ArrayBuffer(0) } as Held
  let cookie = ''
  const line = async (url: string, init: RequestInit = {}): Promise<Response> => {
    if (!held.online) throw new TypeError('no network')
    const body = init.body instanceof Blob ? await init.body.arrayBuffer() : init.body
    const response = await fetch(url, { ...init, body, headers: { ...init.headers, Cookie: cookie }, signal: null })
    for (const each of response.headers.getSetCookie()) cookie = each.split(';')[0] ?? ''
    return response
  }
  held.client = makeClient(phoneOf(held, line), { api: `${origin}/api/v1`, app_version: 'spoken', automatic: false })
  return held
}

/** A phone that does what it is told has no timeouts; a short rest it takes. */
function later(ms: number, call: () => void): () => void {
  const timer = ms < 1_000 ? setTimeout(call, ms) : undefined
  return () => clearTimeout(timer)
}

function phoneOf(held: Held, line: Phone['fetch']): Phone {
  const digits = (bytes: ArrayBuffer) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex')
  return {
    fetch: line,
    indexedDB: new IDBFactory(),
    sha256: async (bytes) => digits(bytes),
    clock: { now: () => Date.now(), tick: () => performance.now(), later },
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    network: { online: () => held.online, sparing: () => false, listen: () => () => undefined },
    locks: null,
    tabs: { tell: () => undefined, listen: () => () => undefined },
    location: { watch: () => () => undefined, latest: () => ({ status: 'unavailable' }) },
    pictures: {
      shrink: async () => ({
        is: 'picture',
        bytes: held.picture,
        type: 'image/jpeg',
        width: 64,
        height: 48,
        exif: null,
        doubt: null,
      }),
      show: () => '',
      forget: () => undefined,
    },
    storage: { persist: async () => true, estimate: async () => null },
    notes: { read: () => null, write: () => undefined },
    name: 'Node',
  }
}

const ACTS: Record<string, (held: Held, given: Record<string, string>) => Promise<unknown>> = {
  async 'sign-in'({ client }, { email, password }) {
    await client.begin()
    const outcome = await client.signIn(email!, password!)
    await client.sync()
    return outcome.is
  },
  async online(held, { to }) {
    held.online = to === 'yes'
  },
  async sync({ client }) {
    await client.sync()
    return client.status.unsent.value
  },
  async answer({ client }, { inspection, item, value }) {
    const open = client.open(inspection!)
    await open.fresh()
    return (await open.answer(item!, value)).is
  },
  async photo(held, { inspection, item, file }) {
    const bytes = readFileSync(file!)
    held.picture = Uint8Array.from(bytes).buffer
    const open = held.client.open(inspection!)
    await open.fresh()
    return (await open.takePhoto(item!, { source: 'camera', picture: new Blob([]) })).is
  },
  async rescue({ client }, { file }) {
    const outcome = await client.rescue.write()
    if (outcome.is !== 'made') return outcome
    writeFileSync(file!, new Uint8Array(await outcome.file.arrayBuffer()))
    return { ...outcome, file: outcome.file.size }
  },
  async 'take-in'({ client }, { file }) {
    return await client.rescue.takeIn(new Blob([Uint8Array.from(readFileSync(file!))]))
  },
  async phone({ client }) {
    return await client.onPhone()
  },
  async shown({ client }, { inspection }) {
    const open = client.open(inspection!)
    await open.fresh()
    const view = open.view.value
    if (view.is !== 'open') return view.is
    const items = view.sections.flatMap((section) => section.items)
    return Object.fromEntries(
      items.map((each) => [each.item.id, [each.value ?? null, each.photos.map(({ lamp }) => lamp), each.conflicts]]),
    )
  },
}

for await (const line of createInterface({ input: process.stdin })) {
  const { phone, act, with: given } = JSON.parse(line) as Command
  const held = phones.get(phone) ?? hold()
  phones.set(phone, held)
  const said = await ACTS[act]!(held, given).catch((error: unknown) => ({ failed: String(error) }))
  process.stdout.write(JSON.stringify(said ?? null) + '\n')
}
process.exit(0)
