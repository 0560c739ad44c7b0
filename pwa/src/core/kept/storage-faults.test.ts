// Storage that fails at random while a person works: what was called saved is there, what was not is on the page, nothing is neither.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { breakable, type Order } from '../../store/broken-storage-double'
import { opId } from '../../store/outbox'
import { opened, picture, shown, signedIn, world, type Held } from '../scene-double'

/** A short form in `make test`; the fault table asks for 200 and 20. */
const FAULTS = Number(import.meta.env.VITE_STORAGE_FAULTS ?? 50)
const QUOTAS = Number(import.meta.env.VITE_QUOTAS ?? 10)
const ACTS = 8
const WHAT = ['open', 'dead', 'closed', 'request', 'abort', 'full', 'unheard', 'hang', 'hang-end'] as const
const ITEMS = ['SIG-01', 'SIG-02', 'CLI-02'] as const

const broken = breakable()

type Chance = (below: number) => number

function chanceOf(seed: number): Chance {
  let state = seed
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39)
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below
  }
}

/** What was said last of each, and the operations that were called saved. */
interface Said {
  answers: Map<string, unknown>
  notes: Map<string, string>
  photos: Set<string>
  /** There was no room for these, and their author was told so at once. */
  refused: Set<string>
  saved: Map<string, unknown>
}

/** The form stands on the screen when the storage begins to fail. */
async function work(held: Held, fault: Order, chance: Chance, seed: number): Promise<Said> {
  const said: Said = { answers: new Map(), notes: new Map(), photos: new Set(), refused: new Set(), saved: new Map() }
  const open = await opened(held.client)
  broken.order(fault)
  for (let n = 0; n < ACTS; n++) {
    held.phone.time.now += 1000
    const item = ITEMS[chance(3)]!
    const which = chance(3)
    if (which === 0) {
      const bytes = `photo ${seed} ${n}`
      const taken = await open.takePhoto('SIG-01', { source: 'camera', picture: picture(bytes) })
      if (taken.is === 'refused') expect(['not-kept', 'no-space', 'reserve']).toContain(taken.why)
      const kept = held.client.unkept.value.some((each) => each.picture && text(each.picture.bytes) === bytes)
      if (taken.is === 'refused' && !kept) said.refused.add(bytes)
      else said.photos.add(bytes)
      continue
    }
    const value = item === 'SIG-01' ? ['yes', 'no', 'na'][chance(3)] : item === 'SIG-02' ? n + 25 : `слова ${n}`
    const outcome = which === 1 ? await open.answer(item, value) : await open.note(item, `заметка ${seed} ${n}`)
    expect(['saved', 'not-kept']).toContain(outcome.is)
    if (which === 1) said.answers.set(item, value)
    else said.notes.set(item, `заметка ${seed} ${n}`)
    const last = which === 1 ? value : `заметка ${seed} ${n}`
    if (outcome.is === 'saved') said.saved.set(outcome.op, last)
    else expect(onThePage(held, item, which === 1 ? 'answer' : 'note')).toBe(last)
  }
  open.close()
  return said
}

function onThePage(held: Held, item: string, what: string): unknown {
  return held.client.unkept.value.find((each) => each.item.id === item && each.what === what)?.value
}

const text = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes)

/** The storage works again: all that was said stands in it, once, and goes to the server. */
async function allThere(held: Held, said: Said): Promise<void> {
  broken.mend()
  held.phone.room.quota = 1_000_000_000
  expect(await held.client.tryAgain()).toBe(true)
  await held.client.settled()
  expect(held.client.unkept.value).toEqual([])
  const database = held.client.database()!
  const rows = await database.read(['outbox'], (tx) => tx.objectStore('outbox').getAll())
  expect(rows.map((row) => row.n)).toEqual(rows.map((_, at) => at + 1))
  const byId = new Map(rows.map((row) => [opId(row), row.op.value]))
  for (const [op, value] of said.saved) expect(byId.get(op)).toEqual(value)
  const open = await opened(held.client)
  for (const [item, value] of said.answers) expect((await shown(open, item)).value).toEqual(value)
  for (const [item, words] of said.notes) expect((await shown(open, item)).note).toBe(words)
  const bytes = await database.read(['photo_bytes'], (tx) => tx.objectStore('photo_bytes').getAll())
  expect(new Set(bytes.map((row) => text(row.bytes)))).toEqual(said.photos)
  await held.client.sync()
  expect(held.client.status.unsent.value).toMatchObject({ operations: 0, photos: 0 })
  open.close()
  held.client.end()
}

async function hurried(): Promise<Held> {
  const held = await signedIn(world())
  held.phone.pace.times = 200
  return held
}

it.each(Array.from({ length: FAULTS }, (_, at) => at + 1))('loses no word silently, fault %i', async (seed) => {
  const chance = chanceOf(seed)
  const held = await hurried()
  const what = WHAT[seed % WHAT.length]!
  const fault: Order = { what, after: chance(25), times: [1, 2, 999][chance(3)]! }
  await allThere(held, await work(held, fault, chance, seed))
})

it.each(Array.from({ length: QUOTAS }, (_, at) => at + 1))('loses no word silently, quota %i', async (seed) => {
  const chance = chanceOf(seed * 7919)
  const held = await hurried()
  held.phone.room.quota = held.phone.room.used + chance(40_000_000)
  await allThere(held, await work(held, { what: 'full', after: chance(60), times: 999 }, chance, seed))
})
