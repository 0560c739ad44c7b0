// The phone makes of a receipt the code that the server makes of it.

import { expect, it } from 'vitest'
import sample from '../../../../tests/contract/receipt.json'
import { codeOf, inFours } from './report-code'

it('is the code that the server keeps', async () => {
  expect((await codeOf(sample.receipt)).replaceAll('-', '')).toBe(sample.code)
})

it('stands in fours', () => {
  expect(inFours('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN')
  expect(inFours('')).toBe('')
})
