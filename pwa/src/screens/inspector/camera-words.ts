// The words of the camera, which come with its screen.

import type { Locale } from '../../api/shapes'
import { camera as en } from '../../text/en/camera'
import { camera as ru, type CameraText } from '../../text/ru/camera'

export function cameraWords(locale: Locale): CameraText {
  return locale === 'en' ? en : ru
}
