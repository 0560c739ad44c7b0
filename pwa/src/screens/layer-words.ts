// The words of drawings over photos, which come with the sheet, the viewer and the report.

import type { Locale, Shape } from '../api/shapes'
import { layer as en } from '../text/en/layer'
import { inLocale } from '../text/in-locale'
import { layer as ru } from '../text/ru/layer'

export const layerWords = inLocale({ ru, en })

/** «Поверх снимка 2 пометки, «щель»»: for those who do not see it. */
export function describe(shapes: readonly Shape[], locale: Locale): string {
  const words = shapes.flatMap((shape) => (shape.is === 'text' ? [shape.words] : []))
  return layerWords(locale).described(shapes.length, words)
}
