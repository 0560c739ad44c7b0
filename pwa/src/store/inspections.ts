// The inspections the server has told of, and the receipts it has signed.

import type { Inspection, Receipt } from '../api/shapes'
import { canonical } from './canonical'
import type { AnyTx, InspectionRow, ReceiptRow, Writing } from './database'

export async function readInspection(tx: AnyTx, id: string): Promise<InspectionRow | undefined> {
  return await tx.objectStore('inspections').get(id)
}

export async function allInspections(tx: AnyTx): Promise<InspectionRow[]> {
  return await tx.objectStore('inspections').getAll()
}

export async function putInspection(tx: Writing, doc: Inspection): Promise<void> {
  await tx.objectStore('inspections').put({ id: doc.id, doc })
}

/** Access is gone: the view goes, the outbox and the bytes of photos stay. */
export async function dropInspection(tx: Writing, id: string): Promise<void> {
  await tx.objectStore('inspections').delete(id)
}

/** After the server began a new life: shown as they were until it has told of each. */
export async function markStale(tx: Writing): Promise<void> {
  const store = tx.objectStore('inspections')
  for (const row of await store.getAll()) await store.put({ ...row, stale: true })
}

export async function dropStale(tx: Writing): Promise<number> {
  const store = tx.objectStore('inspections')
  const stale = (await store.getAll()).filter((row) => row.stale)
  for (const row of stale) await store.delete(row.id)
  return stale.length
}

/** Another receipt than the one kept has to be proved again. Whether it was news. */
export async function keepReceipt(tx: Writing, inspection_id: string, receipt: Receipt, now: number): Promise<boolean> {
  const store = tx.objectStore('receipts')
  const before = await store.get(inspection_id)
  if (before && canonical(before.receipt) === canonical(receipt)) return false
  await store.put({ inspection_id, receipt, received_at: before?.received_at ?? now })
  return true
}

export async function unprovedReceipts(tx: AnyTx): Promise<ReceiptRow[]> {
  return (await tx.objectStore('receipts').getAll()).filter((row) => !row.proved)
}

/** This very receipt; another one may have come while it was looked at. */
export async function provedReceipt(tx: Writing, inspection_id: string, signature: string): Promise<void> {
  const row = await readReceipt(tx, inspection_id)
  if (row?.receipt.signature === signature) await tx.objectStore('receipts').put({ ...row, proved: true })
}

export async function readReceipt(tx: AnyTx, inspection_id: string): Promise<ReceiptRow | undefined> {
  return await tx.objectStore('receipts').get(inspection_id)
}
