// The questionnaire in English; fetched with it.

import { counted } from '../counted'
import type { QuestionnaireText } from '../ru/questionnaire'

const signs = (n: unknown) => counted('en', Number(n), { one: 'character', many: 'characters' })
const digits = (n: unknown) => counted('en', Number(n), { one: 'digit', many: 'digits' })
const answers = (n: number) => counted('en', n, { one: 'answer', many: 'answers' })

export const questionnaire: QuestionnaireText = {
  title: 'Questionnaire',
  back: 'To the application',
  loading: 'Opening the questionnaire…',
  progress: (done, all) => `${done} of ${all}`,
  progressLabel: (done, all) => `${done} of ${all} answered`,
  groups: { business: 'Who opens it', place: 'Where', format: 'Format of the point', experience: 'Experience' },
  lamp: {
    server: 'saved on the server',
    phone: 'only on this phone',
    unsent: 'only on this phone: the server cannot be reached',
    wrong: (n) => `on the server, except for what is wrong: ${answers(n)}`,
  },
  notKept: 'The phone has not kept this. Leave the page open and type it again.',
  closed: 'The questionnaire is handed in. It can be changed if the reviewer returns it.',
  optional: 'optional',
  fields: {
    legal_form: { name: 'How you do business' },
    company_name: { name: 'Name of the company', hint: 'As in its charter.' },
    company_inn: { name: "The company's INN (taxpayer number)", hint: '10 digits.' },
    ogrn: { name: 'OGRN (registration number)', hint: '13 digits.' },
    person_name: { name: 'Full name', hint: 'As in the passport.' },
    person_inn: { name: 'Your INN (taxpayer number)', hint: '12 digits.' },
    ogrnip: { name: 'OGRNIP (registration of a sole trader)', hint: '15 digits.' },
    address: { name: 'Address of the premises', hint: 'City, street, house.' },
    pin: { name: 'The entrance on the map', hint: 'Inspectors and photos are checked against this pin.' },
    radius_m: { name: 'Circle around the entrance', hint: '100 m unless you say otherwise.' },
    area_m2: { name: 'Total area', hint: 'The whole floor with the store. It is measured again at the visit.' },
    floor: { name: 'Floor', hint: 'Ground floor in Russia: 1, basement: −1.' },
    profile: { name: 'By which requirements you open' },
    years: { name: 'Years of work with pickup points', hint: '0 if this is the first.' },
    points: { name: 'How many other points you have', hint: '0 if none.' },
    networks: { name: 'In which networks', hint: 'Separated by commas.' },
    staff: { name: 'How many people will work there' },
  },
  units: { radius_m: 'm', area_m2: 'm²' },
  forms: { 'sole-trader': 'Sole trader', company: 'Company', 'self-employed': 'Self-employed' },
  formatsLater: 'The list of formats comes from the server as soon as there is a network.',
  wrong: {
    digits: ({ length, given }) => `${digits(length)} needed, ${String(given)} now.`,
    beginning: () => 'This number does not begin so. Check whether it is the right one.',
    checksum: () => 'The check digit does not fit: there is a typo. Compare with the paper.',
    character: ({ at }) => `Character ${String(at)} cannot stand here: use letters, digits and punctuation.`,
    long: ({ most, length }) => `Too long: ${signs(length)}, at most ${String(most)}.`,
    short: () => 'Too short.',
    kind: () => 'A number is needed.',
    whole: () => 'A whole number is needed.',
    bounds: ({ least, most }) => `From ${String(least)} to ${String(most)}.`,
    choice: () => 'Choose from the list.',
    field: () => 'The server does not know this question. Update the app.',
  },
  pin: {
    none: 'No pin yet',
    here: 'I am here',
    find: 'Find the address',
    finding: 'Looking…',
    notFound: 'Nothing was found for this address. Put the pin yourself.',
    away: 'The search did not answer. Put the pin yourself.',
    coordinates: 'Coordinates',
    coordinatesHint: 'From any map: latitude, longitude. Or tap the map: the pin goes there.',
    coordinatesWrong: 'Two numbers are needed: 56.8609, 35.9119.',
    map: (latitude, longitude) => `A map without ground, the pin at ${latitude}, ${longitude}`,
    far: (metres) => `The pin is ${metres} from the address that was found. Check that it is the right place.`,
    noPlace: 'The phone does not know where it is. Allow it to, and go to the entrance.',
    rough: (metres) => `The phone knows the place only to ${metres}. Check the pin.`,
  },
  hand: {
    open: 'Hand the application in',
    title: 'Hand the application in',
    missing: 'Still missing:',
    papers: 'Papers',
    paper: (id) => `paper: ${id}`,
    consent: 'Consent to the processing of data',
    agree: 'I have read it and agree',
    give: 'Hand it in',
    back: 'Not now',
    offline: 'This needs a network. All that you typed is safe on the phone.',
    unsent: 'Not all answers have reached the server. Wait for a network and try again.',
    consentLater: 'The text of the consent comes from the server as soon as there is a network.',
    consentChanged: 'The text of the consent has changed. Read the new one and agree again.',
    next: 'Then the network checks the questionnaire and the papers. Meanwhile they cannot be changed.',
  },
}

export const refusals: Record<string, (facts: Record<string, unknown>) => string> = {
  'questionnaire-closed': () =>
    'The questionnaire is handed in and cannot be changed now. What you typed is safe on the phone.',
  'submission-incomplete': () => 'Answers or papers are missing to hand the application in. What you typed is safe.',
  'drafts-full': (facts) =>
    `There are ${String(facts.most)} drafts, and no more may be begun. Hand one in or withdraw it. Answers of this one are kept here.`,
  'consent-changed': () => 'The text of the consent has changed. Read the new one and agree again.',
  'geocoder-away': () => 'The search for addresses did not answer. Put the pin yourself.',
}
