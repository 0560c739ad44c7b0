// What is answered and what is still missing.

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

/** `answer`: no answer. `incomplete`: an answer that lacks a part. `photos`: `lack` more photos. `words`: a critical «no» without a note. `invalid`: the kind rejects the value. */
export interface Missing {
  section: string
  item: string
  what: 'answer' | 'incomplete' | 'photos' | 'words' | 'invalid'
  lack: number
  critical: boolean
  /** `needed` stands in the way of a whole report; `better` is advice. Finishing is possible all the same. */
  weight: 'needed' | 'better'
}
