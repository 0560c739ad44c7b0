// The photo package in English; fetched with its screens.

import type { SeriesText } from '../ru/series'

export const series: SeriesText = {
  title: 'Photos one by one',
  what: 'The camera leads from photo to photo and shows how to take each.',
  count: (n, all) => `${n} of ${all}`,
  skippedCount: (n) => `skipped: ${n}`,
  at: (n, all) => `${n} / ${all}`,
  before: 'Previous',
  next: 'Next',
  skip: 'Skip',
  skipTitle: (shot) => `Not taken: ${shot}`,
  skipWhat:
    'The reason goes into the note of the item, where the reviewer reads it. The item itself stays without a photo.',
  reasons: ['there is none here', 'photos were not allowed', 'out of reach'],
  ownReason: 'Another reason',
  skipWith: 'Record the reason',
  later: 'Take it later',
  cancel: 'Cancel',
  needsReason: 'Choose a reason or write one.',
  notKept: 'The reason was not recorded. Try again.',
  notTaken: (shot) => `Not taken “${shot}”: `,
  whole: 'All photos are there',
  wholeWhat: (taken, all) => `${taken} of ${all} taken`,
  leftLater: 'Some photos are left for later',
  skipped: 'Not taken:',
  toLeft: 'To those left',
  done: 'Back to the inspection',
  none: 'This inspection has no photos to take one by one',
  noneWhat: 'Photos are taken at the items that ask for them.',
}
