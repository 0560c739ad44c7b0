// Which field waits for the next code, and what a camera's codes are.

import { expect, it } from 'vitest'
import type { CodeKind } from '../../../api/connection-shapes'
import { formatsOf, nextToRead, withRead } from './scanning'

const ALL: CodeKind[] = ['square', 'bars', 'matrix', 'label']
const unread = { square: '', bars: '', matrix: '', label: '' }

it('waits for the codes in the order of the sheet', () => {
  expect(nextToRead(ALL, unread)).toBe('square')
  expect(nextToRead(ALL, { ...unread, square: 'OSMOTR-1', bars: ' ' })).toBe('bars')
  expect(nextToRead(ALL, { square: 'a', bars: 'b', matrix: 'c', label: 'd' })).toBeNull()
})

it('asks a former sheet for its two codes alone', () => {
  expect(nextToRead(['square', 'bars'], { ...unread, square: 'a', bars: 'b' })).toBeNull()
  expect(formatsOf(['square', 'bars'])).toEqual(['qr_code', 'ean_13'])
})

it('puts what a camera saw into the field of its kind', () => {
  const read = withRead(withRead(unread, { format: 'data_matrix', text: 'OSMDM-1' }), { format: 'ean_13', text: '20' })
  expect(read).toEqual({ ...unread, matrix: 'OSMDM-1', bars: '20' })
  expect(withRead(read, { format: 'ean_13', text: '20' })).toBe(read)
})
