import { expect, test } from 'vitest'
import type { ComparedItem } from '../../../api/report-shapes'
import { deskWords } from '../../desk-words'
import { reasonFor } from './value-words'

const SIGN = {
  id: 'SIG-02',
  kind: 'number',
  texts: { ru: 'Высота букв', en: 'Height of letters' },
  settings: { min: 200, max: 500, decimals: 0, unit: { ru: 'мм', en: 'mm' } },
} as unknown as ComparedItem

test('a reason is begun in the language of the words that it is given, whatever the page speaks', () => {
  expect(reasonFor(SIGN, 180, deskWords('ru'))).toBe('180\u00a0мм, норма 200…500\u00a0мм.')
  expect(reasonFor(SIGN, 180, deskWords('en'))).toBe('180\u00a0mm, required 200…500\u00a0mm.')
})
