// The camera in English; fetched with its screen.

import { counted } from '../counted'
import type { CameraText } from '../ru/camera'

const photos = (n: number) => counted('en', n, { one: 'photo', many: 'photos' })

export const camera: CameraText = {
  close: 'Close the camera',
  shutter: 'Take the photo',
  torch: 'Light',
  torchOn: 'Switch the torch on',
  torchOff: 'Switch the torch off',
  file: 'File',
  fileLarge: 'Shoot',
  fileLong: 'Choose a photo from files',
  count: (n, all) => `${n} / ${all}`,
  viewfinder: 'Viewfinder',
  starting: 'Starting the camera…',
  denied: 'The camera is closed to Osmotr',
  deniedWhat: 'Allow it in the browser settings of this site, or use the ordinary camera and choose the file.',
  none: 'The camera did not open',
  noneWhat: 'Another app holds it, or there is none. Use the ordinary camera and choose the file.',
  failed: 'The camera failed twice',
  failedWhat:
    'All you took is saved. Press “Shoot” below: the phone’s own camera opens, and its photo comes to this item.',
  again: 'Open the camera again',
  quiet: 'The system holds the camera, waiting…',
  outline: 'Outline',
  outlineShown: 'Outline of the sample: shown',
  outlineHidden: 'Outline of the sample: hidden',
  zoom: 'Zoom',
  zoomTo: (times) => `Zoom ${times}×`,
  level: 'Show the level',
  fromPoint: (distance) => `${distance} from the point`,
  inside: (radius, age) => `inside the ${radius} circle, position ${age} old`,
  outside: (radius) => `outside the ${radius} circle, come closer`,
  unsure: (radius) => `at the edge of the ${radius} circle, not accurate enough`,
  old: (age) => `the position is ${age} old, wait for a fresh one`,
  seconds: (n) => `${n}\u00a0s`,
  minutes: (n) => `${n}\u00a0min`,
  noPlace: {
    denied: 'Position is closed to Osmotr',
    timeout: 'Still looking for the position',
    unavailable: 'Position unknown',
  },
  noPlaceWhat: 'You may shoot: it will be recorded so.',
  savingMany: (n) => (n > 1 ? `Saving photos: ${n}` : 'Saving the photo…'),
  saved: 'The photo is saved on the phone',
  enough: 'Enough photos',
  done: 'Done',
  look: 'Photo',
  taken: 'Photo',
  backToCamera: 'Back to the camera',
  retake: 'Retake',
  keep: 'Keep',
  retakeWhat: 'The old photo leaves the item once the new one is saved.',
  insteadOf: 'Shooting in place of the old one',
  keepOld: 'Keep the old',
  bothStay: 'The new photo is saved, the old one could not be taken out: the item has both.',
  unplaced: {
    denied: 'without a position: access is closed',
    timeout: 'without a position: not found yet',
    unavailable: 'without a position: the phone gives none',
  },
  already: 'The item has this photo already.',
  doubt: {
    black: 'Dark: go to the light or switch on the torch. The photo is saved.',
    'one-colour': 'One colour: nothing can be seen, uncover the lens or step back. The photo is saved.',
    blurred: 'Blurred: take it again, holding the phone still. The photo is saved.',
  },
  refused: {
    heic: 'This file is HEIC, which the browser cannot read. On the phone: Settings → Camera → Formats → “Most Compatible”, or use the camera of Osmotr.',
    undecodable: 'This is not a picture, or the file is damaged. Choose another.',
    vast: 'This photo has too many pixels for the phone to open. Take it with the camera of Osmotr, or in the plain mode of your camera (12 megapixels).',
    uniform: 'The photo came out as one colour. Take it again.',
    reserve:
      'The photo is not kept: there is room left for answers only, and they are recorded. Send what is done or free some space on the phone. The photo is only on this page.',
    'no-space':
      'The photo is not kept: the phone is full. Send what is done or delete something. The photo is only on this page.',
    'not-kept': 'The photo is not kept: the phone’s storage does not answer. It is only on this page.',
    closed: 'The inspection is already closed; the photo was not added.',
    absent: 'This inspection is no longer on the phone; the photo was not added.',
  },
  broken: 'The photo did not work out. Take it again.',
  unkept: (n) => `Not kept: ${photos(n)}`,
  unmarked: (item) =>
    `The phone did not note that you are choosing a photo for ${item}. Should the page close, find the way back to the item yourself.`,
}
