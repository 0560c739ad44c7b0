// How fast an upload has to be: the server holds the line against the same figures (`tests/app/test_connection.py`).

import { expect, it } from 'vitest'
import samples from '../../../../../tests/contract/connection-line.json'
import { countOf, neededUpload } from './needed'

it.each(samples)('reads «$typed» as $cameras cameras, which need $needed_mbps Mbit/s', (sample) => {
  expect(countOf(sample.typed)).toBe(sample.cameras)
  expect(neededUpload(sample.cameras)).toBe(sample.needed_mbps)
})
