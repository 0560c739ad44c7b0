// Drawing over a photo, in English; fetched with its sheet.

import { counted } from '../counted'
import type { LayerText } from '../ru/layer'

const marks = (n: number) => counted('en', n, { one: 'mark', many: 'marks' })

export const layer: LayerText = {
  title: (item) => `Marks on photo ${item}`,
  mark: 'Mark on the photo',
  change: 'Change the marks',
  drawn: (n) => `Over the photo: ${marks(n)}. The photo itself is unchanged.`,
  ground: 'Photo: draw with your finger',
  tools: { arrow: 'Arrow', circle: 'Circle', text: 'Words' },
  colour: 'Colour',
  colours: { red: 'red', yellow: 'yellow' },
  undo: 'Undo',
  remove: 'Delete',
  save: 'Save the marks',
  close: 'Close without saving',
  how: {
    arrow: 'Draw towards what you point at.',
    circle: 'Draw around it: from corner to corner.',
    text: 'Touch the place where the words go.',
  },
  chosen: 'Chosen. Pull its dots, or move all of it.',
  most: (n) => `More than ${n} marks on one photo cannot be saved.`,
  words: 'Words',
  put: 'Put them there',
  newWords: 'Words',
  leaving: 'The marks are not saved',
  leave: 'Do not save',
  stay: 'Go back',
  notKept: 'The marks are not saved: the phone’s storage does not answer. They are still here, try again.',
  closed: 'The inspection is closed already: marks cannot be added.',
  others: (n) => `Another phone has marked this photo differently (${n}). Save the marks, and yours stay.`,
  described: (n, words) => [`Over the photo ${marks(n)}`, ...words.map((each) => `“${each}”`)].join(', '),
}
