// A newer version of the checklist, in English.

import { counted } from '../counted'
import type { VersionText } from '../ru/version'

export const version: VersionText = {
  out: (n) => `A new version of the standards is out (${n}).`,
  look: 'What changes',
  title: (n) => `Standards, version ${n}`,
  stays: 'Answers and photos stay, each at its item.',
  none: 'Nothing changes in the questions of this inspection.',
  added: (n) => `New: ${counted('en', n, { one: 'item', many: 'items' })}`,
  changed: (n) => `Changed: ${counted('en', n, { one: 'item', many: 'items' })}`,
  removed: (n) => `Asked no more: ${counted('en', n, { one: 'item', many: 'items' })}`,
  removedWhat: 'What was recorded of them stays in the inspection.',
  what: { words: 'words', norm: 'norm', photos: 'number of photos', critical: 'weight' },
  differs: (what) => `differs: ${what}`,
  again: 'If an earlier answer does not fit the new norm, its item asks again.',
  move: (n) => `Move to version ${n}`,
  later: (n) => `Stay with version ${n}`,
  notKept: 'The move was not recorded: the phone could not keep it. Please try again.',
}
