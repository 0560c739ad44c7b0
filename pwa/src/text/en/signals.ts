// What the checks of photos say, in English sentences with figures. A signal says where to look, never “genuine”.

import { counted } from '../counted'
import { unbroken } from '../unbroken'
import type { SignalFacts, SignalSentence, SignalTools } from '../ru/signals'

const figure = (value: unknown): number => (typeof value === 'number' ? value : Number(value) || 0)
const words = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
/** So many hours; from two days on, so many whole days. */
const atLeast = (hours: number, say: SignalTools): string =>
  hours < 48 ? `${say.number(hours, 1)} h` : counted('en', Math.floor(hours / 24), { one: 'day', many: 'days' })

const WHERE: Record<string, (number: string, address: string) => string> = {
  'other-premises': (number, address) => `in application No. ${number}, another address: ${address}`,
  'same-premises': (number) => `in another inspection of these premises, application No. ${number}`,
  'same-inspection': () => 'in this same inspection',
}
const where = (facts: SignalFacts): string =>
  (WHERE[words(facts.where)] ?? ((number: string) => `in application No. ${number}`))(
    words(facts.number),
    words(facts.address),
  )
const item = (facts: SignalFacts): string => (facts.item ? `, item ${unbroken(words(facts.item))}` : '')

/** “40 s”, “5 min”, “3 h”. */
const lapse = (seconds: number, say: SignalTools): string =>
  seconds < 120
    ? `${say.number(seconds)}\u00a0s`
    : seconds < 7200
      ? `${say.number(Math.round(seconds / 60))}\u00a0min`
      : `${say.number(Math.round(seconds / 3600))}\u00a0h`
const alike = (facts: SignalFacts, say: SignalTools): string =>
  facts.likeness === undefined ? '' : ` The drawing is alike by ${say.number(figure(facts.likeness), 1)}%.`

const UNDECODABLE: Record<string, string> = {
  'too-large': 'the file is too large',
  'too-many-pixels': 'it has too many pixels',
  'too-heavy': 'reading it needs more memory than allowed',
  'does-not-decode': 'the picture cannot be read',
}
const NO_POSITION: Record<string, string> = {
  denied: 'access to the position was denied on the phone',
  timeout: 'the phone did not find its position in time',
  unavailable: 'the phone could not find its position',
  missing: 'the phone said nothing of its position',
}

const LIKE: Record<string, string> = { unknown: 'a file of unknown type', empty: 'an empty file', html: 'HTML' }
const like = (type: string): string => LIKE[type] ?? type.toUpperCase()

const CHANGED: Record<string, string> = {
  'answer.set': 'the answer',
  'note.set': 'the note',
  'finding.set': 'the finding',
  'layer.set': 'marks on a photo',
  'photo.attach': 'a photo was attached',
  'photo.detach': 'a photo was taken away',
  'photo.lost': 'a photo was lost',
}

export const signals: Record<string, SignalSentence> = {
  'bytes-changed': () => 'The bytes on the server do not match the fingerprint recorded in the app.',
  'chain-broken': () =>
    'The records of this phone between its last photo and this one do not follow from each other: something is missing or changed.',
  'does-not-decode': (facts) => {
    const why = UNDECODABLE[words(facts.why)] ?? 'the picture cannot be read'
    const seen = facts.looks_like ? ` By its first bytes it is ${like(words(facts.looks_like))}.` : ''
    return `This cannot be opened as a photo: ${why}.${seen}`
  },
  'too-small': (facts, say) =>
    `The photo is small: ${say.number(figure(facts.width))} × ${say.number(figure(facts.height))} pixels. Signs can be read from ${say.number(figure(facts.least))} pixels.`,
  black: (facts, say) =>
    `The photo is almost black: brightness ${say.number(figure(facts.light), 1)} of ${say.number(figure(facts.of))}.`,
  'one-colour': (facts, say) =>
    `The photo is almost of one colour: brightness varies by ${say.number(figure(facts.spread), 1)} of ${say.number(figure(facts.of))}.`,
  blurred: (facts, say) =>
    `The photo is blurred: sharpness ${say.number(figure(facts.sharpness), 1)}, a clear one has ${say.number(figure(facts.least))} and more.`,
  'exif-time': (facts, say) =>
    `The camera wrote another time into the photo, ${say.moment(words(facts.exif_taken_at))}: at least ${atLeast(figure(facts.hours), say)} apart.`,
  'exif-place': (facts, say) =>
    `The camera wrote another place into the photo: ${say.metres(figure(facts.distance_m))} from the address. Allowed ${say.metres(figure(facts.allowed_m))}.`,
  'no-position': (facts) => `The place of the photo is unknown: ${NO_POSITION[words(facts.why)] ?? words(facts.why)}.`,
  'too-far': (facts, say) =>
    `Taken ${say.metres(figure(facts.distance_m))} ±\u00a0${say.metres(figure(facts.accuracy_m))} from the address. Allowed ${say.metres(figure(facts.allowed_m))}.`,
  inaccurate: (facts, say) =>
    `The phone knew its position only within ±\u00a0${say.metres(figure(facts.accuracy_m))}; up to ${say.metres(figure(facts.limit_m))} is needed.`,
  'stale-position': (facts, say) =>
    `The position was ${say.number(figure(facts.age_s))} s old: the phone had not renewed it; up to ${say.number(figure(facts.limit_s))} s is needed.`,
  'old-file': (facts, say) =>
    `The file is older than the inspection: the camera wrote ${say.moment(words(facts.exif_taken_at))} into it, the inspection began ${say.moment(words(facts.began_at))}. At least ${atLeast(figure(facts.hours), say)} apart.`,
  'same-position': (facts, say) =>
    `The position equals to the last digit that of a photo ${where(facts)}${item(facts)}, ${say.moment(words(facts.at))}. Measured positions do not repeat like this, those guessed from Wi-Fi may.`,
  'frozen-position': (facts, say) =>
    `The position did not change in any digit over ${counted('en', figure(facts.shots), { one: 'photo', many: 'photos' })} in a row, ${say.number(figure(facts.minutes))} min. The last digits of a phone that lies still usually tremble.`,
  'impossible-speed': (facts, say) =>
    `From this phone’s last photo (${facts.here ? '' : 'another inspection, '}item ${unbroken(words(facts.item))}) to this one it is ${say.metres(figure(facts.distance_m))} ±\u00a0${say.metres(figure(facts.accuracy_m))} in ${lapse(figure(facts.seconds), say)}: at least ${say.number(figure(facts.kmh))} km/h. The limit is ${say.number(figure(facts.limit_kmh))} km/h.`,
  'clock-jump': (facts, say) => {
    const by = figure(facts.by_s)
    return `Between the record before and this one the phone’s clock was moved ${by > 0 ? 'forward' : 'back'} by at least ${lapse(Math.abs(by), say)}.`
  },
  'from-file': () => 'The photo was chosen from files, not taken in the app.',
  edited: (facts) => `The photo went through editing software: ${words(facts.software)}.`,
  'clock-offset': (facts, say) => {
    const off = figure(facts.offset_s)
    const by =
      Math.abs(off) < 7200 ? `${say.number(Math.round(Math.abs(off) / 60))} min` : atLeast(Math.abs(off) / 3600, say)
    return `The phone’s clock is at least ${by} ${off > 0 ? 'fast' : 'slow'}: it showed ${say.moment(words(facts.device_time))}.`
  },
  'same-bytes': (facts, say) =>
    `This photo was there before, ${where(facts)}${item(facts)}. It matches byte for byte. That one reached the server on ${say.moment(words(facts.at))}.`,
  'near-duplicate': (facts, say) =>
    `A very similar photo was there before, ${where(facts)}${item(facts)}.${alike(facts, say)} That one reached the server on ${say.moment(words(facts.at))}.`,
  'closed-without-photo': (facts) =>
    facts.answered
      ? 'The item was returned. There is a new answer and no new photo: nothing shows that it was fixed.'
      : 'The item was returned. There is neither a new answer nor a new photo.',
  'photos-missing': (facts, say) =>
    `The answer has ${say.number(figure(facts.have))} of the ${say.number(figure(facts.need))} photos it needs.`,
  'photos-lost': (facts, say) =>
    `Photos lost on the phone: ${say.number(figure(facts.count))}. They will never reach the server.`,
  amended: (facts, say) =>
    `Changed after the server had accepted the inspection: ${CHANGED[words(facts.kind)] ?? words(facts.kind)}, ${say.moment(words(facts.at))}.`,
}

export const unknownSignal = (code: string, facts: SignalFacts): string =>
  `Check “${code}”: ${Object.entries(facts)
    .map(([name, value]) => `${name} ${words(value)}`)
    .join(', ')}`
