// Refusals about the duties of an open point, in English: for the phone and for the desk.

type Facts = Record<string, unknown>

export const dutyRefusals: Record<string, (facts: Facts) => string> = {
  'duty-day-over': () => 'This day is over. Enter one that is to come.',
  'duty-day-too-far': ({ years }) => `This day is more than ${String(years)} years away. Check the year.`,
  'duty-in-order': () => 'This is in order: there is nothing to remind of.',
  'duty-reminded-today': () => 'They have been reminded of this today.',
  'standard-unknown': () => 'This version of the standards changes nothing for this point.',
  'standard-confirmed': () => 'This change has been confirmed.',
}
