// The end of an inspection in English, what is missing and finishing; fetched with its screen.

import { counted } from '../counted'
import type { EndText } from '../ru/end'

const items = (n: number) => counted('en', n, { one: 'item', many: 'items' })
const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })

export const end: EndText = {
  missing: {
    title: 'What is missing',
    answered: (done, all) => `${done} of ${items(all)}`,
    inside: 'You are still there.',
    insideWhat: 'No need to come back.',
    needed: 'Needed to finish',
    better: 'Better to mend',
    first: (item) => `To the first: ${item}`,
    finishAnyway: 'Finish without it',
    sendAnyway: 'Send without it',
    finish: 'Finish the inspection',
    finishSelf: 'Send the self-assessment',
    finishDay: 'Hand the list in',
    finishFix: 'Send the fixes',
    nothing: 'Everything is there',
    nothingWhat: 'Answers, photos and notes are there. You can finish.',
    what: {
      answer: 'no answer',
      incomplete: 'the answer is not whole',
      invalid: 'the answer does not fit the item, give it again',
      photos: (lack, of) => (of > 1 ? `${photos(lack)} of ${of} missing` : 'no photo'),
      words: 'critical «no» without a note',
      speed: 'not measured yet',
    },
  },

  finish: {
    ask: 'Finish the inspection?',
    askSelf: 'Send the self-assessment?',
    askDay: 'Hand the list of the day in?',
    askFix: 'Send the fixes?',
    what: 'Answers can no longer be changed then. Everything goes to the server by itself once there is a network.',
    gaps: (n) => `Missing: ${items(n)}. The reviewer will see the gaps.`,
    untouched: (codes: string[]) => `Not fixed yet: ${codes.join(', ')}.`,
    untouchedWhat: 'There is neither a new answer nor a new photo. A photo closes a returned item; all else is kept.',
    toUntouched: (code: string) => `To item ${code}`,
    yes: 'Finish',
    yesSelf: 'Send',
    no: 'Check once more',
    done: 'The inspection is finished',
    failed: 'Could not finish: the phone did not keep the record. Free some space and try again.',
  },
}
