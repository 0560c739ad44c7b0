// A page without screens that measures the phone's own parts in a real browser: a photo, a tap made durable, the line.

import { makeClient } from '../../pwa/src/core/client'
import { measureLine, type SpeedOutcome, type SpeedProgress } from '../../pwa/src/core/line/speed'
import { browserPhone } from '../../pwa/src/device/browser-phone'
import { append } from '../../pwa/src/store/outbox'
import { likeness, make, prepare } from './likeness'

declare global {
  interface Window {
    lab: {
      photo: typeof photo
      tap: typeof tap
      line: typeof line
      prepare: typeof prepare
      make: typeof make
      likeness: typeof likeness
    }
  }
}

const AT_ONCE = 500

interface Limits {
  long_side: number
  max_bytes: number
}

interface Measured {
  ours: number[]
  floor: number[]
  /** The longest the page stood still, in each run. */
  blocked: number[]
  bytes: number
}

/** A 12-megapixel picture made small: our worker, and a plain canvas on the page. */
async function photo(url: string, runs: number, limits: Limits): Promise<Measured> {
  const phone = browserPhone()
  const source = await (await fetch(url)).blob()
  const found: Measured = { ours: [], floor: [], blocked: [], bytes: 0 }
  await phone.pictures.shrink(source, limits)
  for (let run = 0; run < runs; run++) {
    const watch = watchPage()
    const began = performance.now()
    const shrunk = await phone.pictures.shrink(source, limits)
    found.ours.push(performance.now() - began)
    found.blocked.push(watch())
    if (shrunk.is !== 'picture') throw new Error(`the photo became ${shrunk.is}`)
    found.bytes = shrunk.bytes.byteLength
    found.floor.push(await timed(() => plainCanvas(source, limits)))
  }
  return found
}

/** Taps on an inspection of a phone that keeps `stored` operations: until answer and operation are on the disk. */
async function tap(stored: number, taps: number): Promise<{ ours: number[]; floor: number[] }> {
  const client = makeClient(browserPhone(), { api: '/api/v1', app_version: 'lab', automatic: false })
  await client.begin()
  await client.sync()
  const id = client.day.value?.find((row) => row.state === 'planned' || row.state === 'started')?.id
  const database = client.database()
  if (!id || !database) throw new Error('nobody is signed in, or there is nothing to inspect')
  for (let done = 0; done < stored; done += AT_ONCE) await fill(database, done)
  const open = client.open(id)
  await open.fresh()
  const view = open.view.value
  const items = view.is === 'open' ? view.sections.flatMap((section) => section.items) : []
  const plain = items.filter(({ item }) => item.kind === 'yes-no').map(({ item }) => item.id)
  const ours: number[] = []
  for (let number = 0; number < taps; number++) {
    await open.fresh() // the redraw after the last tap is over; a thumb is not faster than that
    const value = Math.floor(number / plain.length) % 2 ? 'no' : 'yes'
    const began = performance.now()
    const outcome = await open.answer(plain[number % plain.length]!, value)
    ours.push(performance.now() - began)
    if (outcome.is !== 'saved') throw new Error(`a tap was ${outcome.is}`)
  }
  return { ours, floor: await rawTaps(stored, taps) }
}

/** Operations of another inspection: they only have to be there. */
async function fill(
  database: NonNullable<ReturnType<ReturnType<typeof makeClient>['database']>>,
  from: number,
): Promise<void> {
  const inspection_id = crypto.randomUUID()
  await database.write(
    ['meta', 'outbox'],
    async (tx) => {
      for (let number = from; number < from + AT_ONCE; number++) {
        const draft = {
          inspection_id,
          kind: 'note.set' as const,
          field: `N-${number}`,
          value: 'занято',
          base: null,
          also: [],
        }
        await append(tx, draft, { now: Date.now(), app_version: 'lab' })
      }
    },
    [],
  )
}

/** The floor: two records in one strict transaction of a bare IndexedDB with as many records in it. */
async function rawTaps(stored: number, taps: number): Promise<number[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('floor', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('view')
      request.result.createObjectStore('outbox', { keyPath: 'n' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const write = (numbers: number[]) =>
    new Promise<void>((resolve, reject) => {
      const tx = db.transaction(['view', 'outbox'], 'readwrite', { durability: 'strict' })
      for (const n of numbers) {
        tx.objectStore('outbox').put({
          n,
          op: { value: 'yes', field: 'SIG-01', hlc: '0'.repeat(50), prev_hash: '0'.repeat(64) },
        })
        tx.objectStore('view').put('yes', n % 60)
      }
      tx.oncomplete = () => resolve()
      tx.onerror = () => reject(tx.error)
    })
  for (let done = 0; done < stored; done += AT_ONCE) await write(Array.from({ length: AT_ONCE }, (_, at) => done + at))
  const found: number[] = []
  for (let number = 0; number < taps; number++) found.push(await timed(() => write([stored + number])))
  return found
}

async function plainCanvas(source: Blob, limits: Limits): Promise<void> {
  const bitmap = await createImageBitmap(source)
  const scale = limits.long_side / Math.max(bitmap.width, bitmap.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8))
}

/** The page's own measurement of the line, how long it took in ms, and Mbit/s in every 100 ms of each phase. */
async function line(cap_bytes: number): Promise<SpeedOutcome & { ms: number; drawn: Record<string, number[]> }> {
  const { clock, random } = browserPhone()
  const url = (path: string, query: Record<string, number> = {}) => {
    const words = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))
    return `/api/v1${path}?${words}`
  }
  const wire = { fetch: (at: string, init?: RequestInit) => fetch(at, init), clock, url }
  const began = performance.now()
  const drawn: Record<string, number[]> = {}
  const progress = ({ run, phase, samples }: SpeedProgress) => {
    if (samples.length) drawn[`${run} ${phase}`] = samples.map(({ mbps }) => mbps)
  }
  const outcome = await measureLine(wire, random, { cap_bytes, progress })
  return { ...outcome, ms: performance.now() - began, drawn }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Beats as often as the page lets it; answers the longest silence. */
function watchPage(): () => number {
  const { port1, port2 } = new MessageChannel()
  let last = performance.now()
  let longest = 0
  port1.onmessage = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    port2.postMessage(0)
  }
  port2.postMessage(0)
  return () => {
    port1.close()
    return longest
  }
}

window.lab = { photo, tap, line, prepare, make, likeness }
