// Changed standards in English; fetched with the pages of a point's duties.

import { counted } from '../counted'
import type { StandardsText } from '../ru/standards'

const days = (n: number) => counted('en', n, { one: 'day', many: 'days' })

export const standards: StandardsText = {
  title: 'New standards',
  move: 'read the new standards',
  of: { profile: 'Format of the point', checklist: 'Checklist' },
  holds: (day) => `In force from ${day}`,
  left: (n) => (n > 0 ? `${days(n)} left` : n === 0 ? 'from today' : `for ${days(-n)}`),
  published: (day) => `Published on ${day}`,
  forYou: (n) => `${counted('en', n, { one: 'item changes', many: 'items change' })} for this point.`,
  waits: 'not confirmed',
  late: 'not confirmed, in force already',
  confirmed: (who, day) => `Confirmed on ${day}: ${who}`,
  done: 'confirmed',
  confirm: 'Read it, will be ready',
  former: (n) => `Confirmed ones: ${n}`,
  change: { added: 'new', changed: 'changed', removed: 'not asked' },
  what: { text: 'question', answer: 'norm', critical: 'weight', photos: 'photos', asked: 'who answers' },
  differs: (list) => `Differs: ${list}`,
  was: 'Was',
  becomes: 'Becomes',
  asked: 'asked, without a norm',
  critical: 'critical',
  photos: (n) => counted('en', n, { one: 'photo', many: 'photos' }),
  answer: {
    visit: (day) => `At the visit of ${day}`,
    self_assessment: (day) => `In the self-assessment of ${day}`,
  },
  noAnswer: 'No inspection has asked this yet.',
  fits: 'fits the new version too',
  fails: 'does not fit the new version',
  loading: 'Looking what has changed in the standards…',
  failed: 'Whether the standards have changed could not be found out.',
  retry: 'Try again',
  unsent: 'Not sent: the server cannot be reached. Try again.',
  show: 'What changes',
  desk: {
    tab: 'Standards',
    none: 'There were no new standards since the point opened.',
    version: 'Version',
    from: 'In force from',
    confirmed: 'Confirmed',
    of: (some, all) => `${some} of ${all}`,
    waiting: 'Not confirmed yet',
    everybody: 'Everybody has confirmed',
    state: 'Owner',
    changes: 'Changes',
    empty: 'Nothing has changed',
    emptyWhat: 'Since points have opened no version was published that changes anything for them.',
  },
}
