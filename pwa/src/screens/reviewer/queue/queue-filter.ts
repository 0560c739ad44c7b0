// What of the queue is shown, as it stands in the address: Back goes to the filter of before, a link keeps it.
// Words that are searched for stand behind the #, which no browser sends to a server.

import type { QueueFilter, Whose } from '../../../api/queue-shapes'

export const TABS: Whose[] = ['all', 'mine', 'free', 'others', 'overdue']
export const STAGES = [
  'checking',
  'amending',
  'surveying',
  'repairing',
  'inspecting',
  'reviewing',
  'fixing',
  'appealed',
  'accepted',
  'contracting',
  'connecting',
  'training',
  'trying',
  'concluding',
  'opened',
  'supervising',
  'correcting',
  'suspended',
  'stopped',
  'refused',
  'withdrawn',
] as const
export const VERDICTS = ['ready', 'ready-with-tasks', 'not-ready', 'incomplete'] as const
export const EVERYTHING: QueueFilter = {
  whose: 'all',
  stage: [],
  region: null,
  inspector_id: null,
  verdict: null,
  signals: false,
  answer: [],
  search: '',
}

/** The filter of an address; what it does not know, or what is not one of ours, is left out. */
export function filterOf(query: string, hash: string): QueueFilter {
  const said = new URLSearchParams(query)
  const one = <T extends string>(name: string, known: readonly T[]) => known.find((each) => each === said.get(name))
  return {
    whose: one('whose', TABS) ?? 'all',
    stage: STAGES.filter((each) => said.getAll('stage').includes(each)),
    region: said.get('region'),
    inspector_id: said.get('inspector'),
    verdict: one('verdict', VERDICTS) ?? null,
    signals: said.has('signals'),
    answer: said.getAll('answer'),
    search: new URLSearchParams(hash.replace(/^#/, '')).get('q') ?? '',
  }
}

/** The address of a filter: `?whose=mine#q=елка`. */
export function addressOf(filter: QueueFilter): string {
  const said = new URLSearchParams()
  if (filter.whose !== 'all') said.set('whose', filter.whose)
  for (const stage of filter.stage) said.append('stage', stage)
  if (filter.region) said.set('region', filter.region)
  if (filter.inspector_id) said.set('inspector', filter.inspector_id)
  if (filter.verdict) said.set('verdict', filter.verdict)
  if (filter.signals) said.set('signals', '1')
  for (const answer of filter.answer) said.append('answer', answer)
  const query = said.toString()
  const hash = filter.search ? `#${new URLSearchParams({ q: filter.search }).toString()}` : ''
  return (query ? `?${query}` : '') + hash
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(filter: QueueFilter): boolean {
  return addressOf({ ...filter, whose: 'all' }) !== ''
}

export function isSame(one: QueueFilter, other: QueueFilter): boolean {
  return addressOf(one) === addressOf(other)
}
