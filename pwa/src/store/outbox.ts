// What this phone has written: numbered operations, kept until long after the server has them.

import type { Operation, OperationKind } from '../api/sync-shapes'
import { canonical } from './canonical'
import { putDevice, readDevice } from './cursor'
import type { AnyTx, Decided, DeviceMeta, OutboxRow, Writing } from './database'
import { hlcOf, nextHlc } from './hlc'
import { sha256 } from './sha256'

export interface Draft {
  inspection_id: string
  kind: OperationKind
  field: string | null
  value: unknown
  base: string | null
  also: string[]
}

export interface Stamp {
  now: number
  app_version: string
}

/** Takes the next number inside the caller's transaction, so two tabs never take the same one. */
export async function append(tx: Writing, draft: Draft, stamp: Stamp): Promise<OutboxRow> {
  const device = await readDevice(tx)
  if (!device) throw new Error('this database has no device')
  const hlc = nextHlc(device.hlc, stamp.now, device.device)
  const op: Operation = {
    ...draft,
    n: device.next_n,
    hlc,
    device_time: new Date(stamp.now).toISOString(),
    nonce: device.nonce ?? null,
    app_version: stamp.app_version,
    prev_hash: device.head_hash,
  }
  const row = rowOf(device.device, op, stamp.now)
  await tx.objectStore('outbox').add(row)
  await putDevice(tx, { ...device, next_n: op.n + 1, hlc, head_hash: row.hash })
  return row
}

export function opId(row: { device: string; n: number }): string {
  return `${row.device}:${row.n}`
}

/** Which register an operation writes. */
export function registerOf(kind: string, field: string | null): string {
  const [family] = kind.split('.')
  if (kind.startsWith('inspection.')) return kind.slice('inspection.'.length)
  return `${family}/${field ?? ''}`
}

/** The newest own operation on a register that the server's state does not hold yet and has not refused. */
export async function newestOwn(
  tx: AnyTx,
  inspection_id: string,
  register: string,
  seen: Record<string, number>,
): Promise<OutboxRow | undefined> {
  const rows = await tx.objectStore('outbox').index('register').getAll([inspection_id, register])
  return rows
    .filter((row) => isAbove(row, seen))
    .sort(byHlc)
    .at(-1)
}

/** Shown above the server's state: decided there but not yet told to us, or not decided at all; never refused. */
export function isAbove(row: OutboxRow, seen: Record<string, number>): boolean {
  return row.n > (seen[row.device] ?? 0) && row.verdict?.is !== 'refused'
}

export function byHlc(a: OutboxRow, b: OutboxRow): number {
  return a.op.hlc < b.op.hlc ? -1 : a.op.hlc > b.op.hlc ? 1 : a.n - b.n
}

export async function rowsOfInspection(tx: AnyTx, inspection_id: string): Promise<OutboxRow[]> {
  return (await tx.objectStore('outbox').index('inspection').getAll(inspection_id)).sort(byHlc)
}

export async function rowsOfDevice(tx: AnyTx, device: string): Promise<OutboxRow[]> {
  return await tx.objectStore('outbox').getAll(ofDevice(device))
}

/** Operations without a verdict, in the order of their numbers. */
export async function undecided(tx: AnyTx, device: string, limit?: number): Promise<OutboxRow[]> {
  const range = IDBKeyRange.bound([1, device, 0], [1, device, Infinity])
  return await tx.objectStore('outbox').index('waits').getAll(range, limit)
}

/** What the phone declares to keep from: its lowest number. Where the server stands at `told`, just before numbers that
 *  were deleted long after their receipt, the lowest number above them: the server then records a hole and goes on. */
export async function firstKept(tx: AnyTx, device: string, next_n: number, told: number): Promise<number> {
  const store = tx.objectStore('outbox')
  const lowest = await store.openKeyCursor(ofDevice(device))
  if (!lowest) return next_n
  const above = await store.openKeyCursor(IDBKeyRange.bound([device, told], [device, Infinity], true))
  return above && above.primaryKey[1] > told + 1 ? above.primaryKey[1] : lowest.primaryKey[1]
}

export async function decide(tx: Writing, row: OutboxRow, verdict: Decided | null): Promise<void> {
  const decided: OutboxRow = { ...row, verdict }
  delete decided.waits
  delete decided.refused
  if (verdict === null) decided.waits = 1
  else if (verdict.is === 'refused') decided.refused = 1
  await tx.objectStore('outbox').put(decided)
}

/** Becomes another device and says again, under new numbers, what the server does not hold in these words. */
export async function reissue(tx: Writing, device: DeviceMeta, fresh: DeviceMeta, rows: OutboxRow[]): Promise<void> {
  const renamed = new Map<string, string>()
  const now = (id: string) => renamed.get(id) ?? id
  let meta = fresh
  for (const row of rows.toSorted((a, b) => a.n - b.n)) {
    const op: Operation = {
      ...row.op,
      n: meta.next_n,
      base: row.op.base === null ? null : now(row.op.base),
      also: row.op.also.map(now),
      hlc: hlcOf(row.op.hlc, meta.device),
      prev_hash: meta.head_hash,
    }
    const again = rowOf(meta.device, op, row.at)
    await tx.objectStore('outbox').delete([row.device, row.n])
    await tx.objectStore('outbox').add(again)
    renamed.set(opId(row), opId(again))
    meta = { ...meta, next_n: op.n + 1, head_hash: again.hash }
  }
  await putDevice(tx, { ...meta, hlc: device.hlc })
}

function rowOf(device: string, op: Operation, at: number): OutboxRow {
  const register = registerOf(op.kind, op.field)
  const hash = sha256(canonical(op))
  return { device, n: op.n, inspection_id: op.inspection_id, register, op, hash, verdict: null, waits: 1, at }
}

function ofDevice(device: string): IDBKeyRange {
  return IDBKeyRange.bound([device, 0], [device, Infinity])
}
