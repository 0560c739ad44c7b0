// What must hold on a phone: its copy is the server's where its cursor has passed, it holds nothing that it may not read.

import type { Inspection } from '../../../pwa/src/api/shapes'
import type { ChangesAnswer } from '../../../pwa/src/api/sync-shapes'
import { canonical } from '../../../pwa/src/store/canonical'
import type { AnyTx, Store } from '../../../pwa/src/store/database'
import type { Tab } from './handset'
import { pause, send, type CookieJar } from './line'
import type { Remembered, Shown } from './plan'
import { settle } from './turns'

const ROUNDS = 12
const PATIENCE_MS = 40_000
const PATIENCE_IN_TROUBLE_MS = 500_000
const STORES: Store[] = ['meta', 'outbox', 'inspections', 'receipts', 'photos']

interface Kept {
  device: string
  epoch: number
  cursor: number
  outbox: { verdict: unknown }[]
  inspections: { id: string; doc: Inspection; stale?: boolean }[]
  rest: Record<string, unknown[]>
}

/** Talks until nothing waits and nothing new comes; answers whether that was reached. A busy machine may break off a few rounds.
 *  `enter` signs in again: that a session had ended may be heard only now, when the server answers again. */
export async function drain(tab: Tab, troubled: boolean, enter: () => Promise<void>): Promise<boolean> {
  const until = performance.now() + (troubled ? PATIENCE_IN_TROUBLE_MS : PATIENCE_MS)
  let before = (await readKept(tab))?.cursor ?? -1
  for (let round = 0; round < ROUNDS && performance.now() < until;) {
    await tab.client.sync()
    await settle()
    const kept = await readKept(tab)
    if (!kept) return false
    const session = tab.client.session.value
    if (session.is !== 'signed-in' || session.expired) await enter()
    if (tab.client.status.talk.value.is !== 'resting') {
      await pause(300) // the round broke off: its silence says nothing
      continue
    }
    round++
    const waiting = kept.outbox.some((row) => row.verdict === null)
    if (!waiting && kept.cursor === before) return true
    before = kept.cursor
  }
  return false
}

export async function remember(tab: Tab, phone: string, account_id: string, drained: boolean): Promise<Remembered> {
  const kept = (await readKept(tab))!
  const { device, outbox, inspections, rest, cursor } = kept
  const { receipts = [], photos = [] } = rest
  const docs = inspections.map((row) => row.doc)
  const shown = Object.fromEntries(await Promise.all(docs.map(async (doc) => [doc.id, await drawn(tab, doc.id)])))
  return { phone, account_id, device, outbox, inspections: docs, shown, receipts, photos, cursor, drained }
}

async function drawn(tab: Tab, id: string): Promise<Shown[]> {
  const open = tab.client.open(id)
  await open.fresh()
  const view = open.view.value
  const items = view.is === 'open' ? view.sections.flatMap((section) => section.items) : []
  const layers = await open.layers()
  const shown = items.map(async ({ item, op, note_op, finding_op, photos }) => ({
    item: item.id,
    answer: op,
    note: note_op,
    finding: finding_op,
    photos: photos.map((photo) => photo.op).sort(),
    layers: Object.fromEntries(
      Object.entries((await layers?.of(item.id)) ?? {}).map(([sha256, layer]) => [sha256, layer.op]),
    ),
  }))
  open.close()
  return await Promise.all(shown)
}

/** I5 and I16, asked of the feed itself: what it would not tell this phone any more, the phone must hold word for word. */
export async function compareWithFeed(tab: Tab, origin: string, jar: CookieJar): Promise<string[]> {
  const session = tab.client.session.value
  if (session.is !== 'signed-in' || session.expired) return []
  const kept = await readKept(tab)
  if (!kept || kept.epoch === 0) return []
  const whose = await get(`${origin}/api/v1/session`, jar)
  if ((whose as { account?: { id: string } } | null)?.account?.id !== session.account.id) return []
  const all = await feed(origin, jar, kept, 0)
  const news = await feed(origin, jar, kept, kept.cursor)
  if (!all || !news) return []
  const found: string[] = []
  const held = new Map(kept.inspections.map((row) => [row.id, row.doc]))
  for (const [id, doc] of all.inspections) {
    if (news.inspections.has(id)) continue
    const mine = held.get(id)
    if (!mine) found.push(`I5: the cursor passed ${id}, the phone does not have it`)
    else if (canonical(mine) !== canonical(doc))
      found.push(`I5: the cursor passed ${id}, the phone has another state of it`)
  }
  for (const id of held.keys())
    if (!all.inspections.has(id) && !news.removed.has(id))
      found.push(`I16: ${id} is still on the phone and nothing will tell it`)
  return found
}

/** Another person on the same phone sees nothing of the first. */
export async function seesOnlyOwn(tab: Tab, account_id: string): Promise<string[]> {
  await settle()
  const kept = await readKept(tab)
  const foreign = (kept?.inspections ?? []).filter(
    (row) => row.doc.assignee_id !== null && row.doc.assignee_id !== account_id,
  )
  const seen = new Set((tab.client.day.value ?? []).map((row) => row.id))
  return foreign
    .filter((row) => seen.has(row.id) && row.doc.state !== 'cancelled')
    .map((row) => `I16: ${account_id} sees ${row.id} of somebody else`)
}

async function readKept(tab: Tab): Promise<Kept | null> {
  const database = tab.client.database()
  if (!database) return null
  return await database.read(STORES, async (tx: AnyTx) => {
    const device = (await tx.objectStore('meta').get('device')) as { device: string } | undefined
    const cursor = (await tx.objectStore('meta').get('cursor')) as { epoch: number; cursor: number } | undefined
    return {
      device: device?.device ?? '',
      epoch: cursor?.epoch ?? 0,
      cursor: cursor?.cursor ?? 0,
      outbox: await tx.objectStore('outbox').getAll(),
      inspections: await tx.objectStore('inspections').getAll(),
      rest: { receipts: await tx.objectStore('receipts').getAll(), photos: await tx.objectStore('photos').getAll() },
    }
  })
}

interface Told {
  inspections: Map<string, Inspection>
  removed: Set<string>
}

async function feed(origin: string, jar: CookieJar, { device, epoch }: Kept, from: number): Promise<Told | null> {
  const told: Told = { inspections: new Map(), removed: new Set() }
  for (let cursor = from; ;) {
    const page = (await get(
      `${origin}/api/v1/sync/changes?cursor=${cursor}&epoch=${epoch}&device=${device}`,
      jar,
    )) as ChangesAnswer | null
    if (!page || page.epoch !== epoch) return null
    for (const doc of page.inspections) told.inspections.set(doc.id, doc)
    for (const id of page.removed) told.removed.add(id)
    if (!page.more) return told
    cursor = page.cursor
  }
}

async function get(url: string, jar: CookieJar): Promise<unknown> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const asked = { url, method: 'GET', headers: { Cookie: cookie, 'X-Osmotr': '1' }, body: null }
  const answered = await send(asked).catch(() => null)
  return answered?.status === 200 ? JSON.parse(new TextDecoder().decode(answered.body)) : null
}
