// The words of the camera, which come with its screen.

import { camera as en } from '../../../text/en/camera'
import { inLocale } from '../../../text/in-locale'
import { camera as ru } from '../../../text/ru/camera'

export const cameraWords = inLocale({ ru, en })
