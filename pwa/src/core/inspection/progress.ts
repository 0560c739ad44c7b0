// What is answered and what is still missing.

import type { Item, Outcome } from '../../api/shapes'

export interface Progress {
  answered: number
  total: number
  photos: number
  photos_needed: number
  critical_bad: number
  bad: number
  /** Items that keep the inspection from being whole. */
  missing: number
}

/** `answer`: no answer. `incomplete`: an answer that lacks a part. `invalid`: the kind rejects the value. `photos`: `lack` more of them.
 *  `words`: a critical «does not pass» without a note. */
export interface Missing {
  section: string
  item: string
  what: 'answer' | 'incomplete' | 'photos' | 'words' | 'invalid'
  lack: number
  critical: boolean
  /** `needed` stands in the way of a whole report, `better` is advice. Finishing is possible all the same. */
  weight: 'needed' | 'better'
}

/** One item as it stands now. */
export interface Standing {
  item: Item
  answered: boolean
  complete: boolean
  invalid: boolean
  outcome: Outcome | null
  photos: number
  note: string
  /** Somebody sent it back to be fixed: then it is no advice, whatever the checklist calls it. */
  returned: boolean
}

/** What was returned is closed by a new photo, whatever the checklist asks; a line by its measurement. */
export function photosNeeded(item: Item, outcome: Outcome | null, returned = false): number {
  const shown = returned && item.kind !== 'internet-speed' ? 1 : 0
  if (outcome === 'na') return shown
  return Math.max(shown, item.photos.always, outcome === 'bad' ? item.photos.when_bad : 0)
}

export function missingOf(section: string, standing: Standing): Missing[] {
  const { item, outcome } = standing
  const said = (what: Missing['what'], lack: number, weight: Missing['weight'] = 'needed'): Missing => {
    return {
      section,
      item: item.id,
      what,
      lack,
      critical: item.critical,
      weight: item.recommendation && !standing.returned ? 'better' : weight,
    }
  }
  const lacks: Missing[] = []
  if (!standing.answered) lacks.push(said('answer', 1))
  else if (standing.invalid) lacks.push(said('invalid', 1))
  else if (!standing.complete) lacks.push(said('incomplete', 1))
  const lack = photosNeeded(item, outcome, standing.returned) - standing.photos
  if (lack > 0) lacks.push(said('photos', lack))
  if (item.critical && outcome === 'bad' && !standing.note) lacks.push(said('words', 1))
  return lacks
}

export function progressOf(standings: Standing[]): Progress {
  const sum = (count: (standing: Standing) => number) => standings.reduce((all, each) => all + count(each), 0)
  const needed = (each: Standing) => photosNeeded(each.item, each.outcome, each.returned)
  return {
    answered: sum((each) => (each.complete && !each.invalid ? 1 : 0)),
    total: standings.length,
    photos: sum((each) => Math.min(each.photos, needed(each))),
    photos_needed: sum(needed),
    critical_bad: sum((each) => (each.item.critical && each.outcome === 'bad' ? 1 : 0)),
    bad: sum((each) => (each.outcome === 'bad' ? 1 : 0)),
    missing: sum((each) => (missingOf('', each).some((lack) => lack.weight === 'needed') ? 1 : 0)),
  }
}
