// Which applications of the queue are shown under which tab, and which of them a search finds.

import type { Application } from '../../../api/shapes'

export const QUEUE_TABS = ['all', 'waiting', 'breaching', 'fixing', 'signals'] as const
export type QueueTab = (typeof QUEUE_TABS)[number]

export function inTab(application: Application, tab: QueueTab, now: Date): boolean {
  switch (tab) {
    case 'all':
      return true
    case 'waiting':
      return application.stage === 'reviewing'
    case 'breaching':
      return application.stage === 'reviewing' && isLate(application, now)
    case 'fixing':
      return application.stage === 'fixing'
    case 'signals':
      return (application.summary?.signals ?? 0) > 0
  }
}

/** The filters of the server that come nearest to a tab, for the list that is taken away. */
export function exported(tab: QueueTab): { query: Record<string, readonly string[]> } {
  const stage = tab === 'waiting' || tab === 'breaching' ? ['reviewing'] : tab === 'fixing' ? ['fixing'] : []
  return { query: { stage } }
}

/** Every word of the search stands somewhere in the number, the address or the name. */
export function found(application: Application, search: string): boolean {
  const where = fold(`${application.number} ${application.address} ${application.applicant.name}`)
  return fold(search)
    .split(/\s+/)
    .every((word) => where.includes(word))
}

function isLate(application: Application, now: Date): boolean {
  return application.promised_at !== null && new Date(application.promised_at) < now
}

function fold(words: string): string {
  return words.toLocaleLowerCase('ru').replaceAll('ё', 'е').trim()
}
