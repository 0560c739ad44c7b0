import { expect, test } from 'vitest'
import type { ReportPhoto } from '../../api/report-shapes'
import type { Signal } from '../../api/shapes'
import { deskWords } from '../desk-words'
import { twinPhotos } from './twin-photos'

const say = deskWords('ru')
const url = (sha256: string, size?: number) => `/photos/${sha256}${size ? `?size=${size}` : ''}`
const photo = {
  sha256: 'a',
  taken_at: '2026-11-18T10:20:00.000Z',
  source: 'file',
  width: 1000,
  height: 750,
  state: 'stored',
} as ReportPhoto
const facts = {
  where: 'other-premises',
  number: 988,
  item: 'SIG-02',
  sha256: 'b',
  taken_at: '2026-11-08T10:20:00.000Z',
  source: 'camera',
  width: 2048,
  height: 1536,
}
const near: Signal = { code: 'near-duplicate', severity: 'check', facts }

test('a near duplicate lies beside the earlier photo, with what differs', () => {
  const shown = twinPhotos(photo, near, say, url)
  expect(shown?.small.map((each) => each.src)).toEqual(['/photos/a?size=400', '/photos/b?size=400'])
  expect(shown?.large.map((each) => each.src)).toEqual(['/photos/a', '/photos/b'])
  expect(shown?.small[1].tag).toMatch(/^№ 988, SIG\u201102 · .* · камера$/)
  expect(shown?.differs.join(' ')).toMatch(/разные файлы.*1\s?000\s×\s750.*2\s?048\s×\s1\s?536.*10\sдней/)
})

test('the same bytes are said to be one file', () => {
  const shown = twinPhotos(photo, { ...near, code: 'same-bytes', facts: { ...facts, sha256: 'a' } }, say, url)
  expect(shown?.differs[0]).toContain('один и тот же файл')
  expect(new Set(shown?.large.map((each) => each.tag)).size).toBe(2)
})

test('nothing is laid beside where there is nothing to draw', () => {
  expect(twinPhotos(undefined, near, say, url)).toBeNull()
  expect(twinPhotos({ ...photo, state: 'lost' }, near, say, url)).toBeNull()
  expect(twinPhotos(photo, { ...near, facts: { ...facts, sha256: undefined } }, say, url)).toBeNull()
  expect(twinPhotos(photo, { ...near, code: 'too-far' }, say, url)).toBeNull()
})
