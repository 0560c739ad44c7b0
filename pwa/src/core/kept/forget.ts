// Lets go of all that this phone keeps of a person whose data the server has erased.

import type { Signal } from '@preact/signals'
import type { Erasure } from '../../api/my-data-shapes'
import type { Phone } from '../../device/phone'
import { storeName } from '../../store/database'
import type { Status } from '../../sync/status'
import type { Session } from '../session'

const PATIENCE_MS = 5_000

/** `erasure` is known where it was asked for. `unsent`: what was only on this phone. */
export interface Farewell {
  erasure: Erasure | null
  unsent: { operations: number; photos: number }
}

interface Here {
  phone: Phone
  session: Session
  status: Status
  farewell: Signal<Farewell | null>
}

/** Whoever else is at this phone stays. `erasure` is known where it was asked for. */
export async function forgetPerson(
  { phone, session, status, farewell }: Here,
  account_id: unknown,
  erasure: Erasure | null = null,
): Promise<void> {
  const here = session.state.value
  if (typeof account_id !== 'string') return
  if (farewell.value) {
    farewell.value = { ...farewell.value, erasure: erasure ?? farewell.value.erasure }
    return
  }
  if (here.is === 'signed-in' && here.account.id !== account_id) return
  const { operations, photos } = status.unsent.value
  farewell.value = { erasure, unsent: { operations, photos } }
  await session.forget()
  await forgetStore(phone, account_id)
}

/** Whether the store is gone. While another tab still holds it open, the browser deletes it when that tab lets go. */
function forgetStore({ indexedDB, notes, clock }: Phone, account_id: string): Promise<boolean> {
  notes.write('here', null)
  notes.write(`held-${account_id}`, null)
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(storeName(account_id))
    const stop = clock.later(PATIENCE_MS, () => resolve(false))
    const settle = (gone: boolean) => () => {
      stop()
      resolve(gone)
    }
    request.onsuccess = settle(true)
    request.onerror = settle(false)
  })
}
