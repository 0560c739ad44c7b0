// What is being typed of a lease, and when it can be sent.

import type { LeaseFacts } from '../../../api/paper-shapes'
import type { Locale } from '../../../api/shapes'

export interface LeaseDraft {
  holding: 'lease' | 'title'
  address: string
  area: string
  until: string
}

export function draftOf(facts: LeaseFacts | null, locale: Locale): LeaseDraft {
  if (!facts) return { holding: 'lease', address: '', area: '', until: '' }
  const area = String(facts.area_m2)
  return {
    holding: facts.holding,
    address: facts.address,
    area: locale === 'ru' ? area.replace('.', ',') : area,
    until: facts.until ?? '',
  }
}

export function faultsOf(draft: LeaseDraft): ('address' | 'area')[] {
  const area = areaOf(draft.area)
  const faults: ('address' | 'area')[] = []
  if (draft.address.trim().length < 3) faults.push('address')
  if (!(area >= 1 && area <= 100_000)) faults.push('area')
  return faults
}

export function factsOf(draft: LeaseDraft): LeaseFacts {
  return {
    holding: draft.holding,
    address: draft.address.trim(),
    area_m2: areaOf(draft.area),
    until: draft.holding === 'lease' && draft.until ? draft.until : null,
  }
}

/** «41,5», «41.5», «1 200»: people write a number as they are used to. */
function areaOf(typed: string): number {
  const plain = typed.replace(/\s/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}
