import { expect, it } from 'vitest'
import type { ReportPhoto } from '../../../api/report-shapes'
import { deskWords } from '../../desk-words'
import { mapOf, photoOf } from './evidence'
import type { TwinRow, Voice } from '../twin'

const photo = (given: Partial<ReportPhoto>): ReportPhoto => ({
  sha256: 'a',
  taken_at: null,
  source: 'camera',
  width: 4,
  height: 3,
  state: 'stored',
  position: { latitude: 56.86, longitude: 35.9, accuracy: 9, age_ms: 0 },
  distance_m: 18,
  amendment: false,
  signals: [],
  shot: null,
  record: null,
  layer: [],
  other_layers: 0,
  ...given,
})
const voice = (side: Voice['side'], photos: ReportPhoto[]) =>
  ({ side, cell: { photos }, before: [] }) as unknown as Voice
const row = (applicant: ReportPhoto[], inspector: ReportPhoto[]) =>
  ({ applicant: voice('self_assessment', applicant), inspector: voice('visit', inspector) }) as TwinRow
const say = deskWords('ru')

it('has a place for every photo of both sides, told apart by shape, with the two of the pair chosen', () => {
  const { places } = mapOf(row([photo({}), photo({})], [photo({})]), { applicant: 1, inspector: 0 }, 100, say)
  expect(places.map(({ shape, chosen }) => [shape, chosen])).toEqual([
    ['square', false],
    ['square', true],
    ['circle', true],
  ])
  expect(places.map(({ key }) => photoOf(key))).toEqual([
    { side: 'applicant', index: 0 },
    { side: 'applicant', index: 1 },
    { side: 'inspector', index: 0 },
  ])
})

it('says in words where each photo was taken, and why one has no place', () => {
  const far = photo({ distance_m: 131, position: { latitude: 56.861, longitude: 35.9, accuracy: 24, age_ms: 0 } })
  const edge = photo({ distance_m: 95 })
  const denied = photo({ position: { status: 'denied' }, distance_m: null })
  const { places, nowhere, description } = mapOf(row([far, denied], [edge]), { applicant: 0, inspector: 0 }, 100, say)
  expect(places.map(({ words, state }) => [words.replaceAll('\u00a0', ' '), state])).toEqual([
    ['Заявитель, снимок 1: 131 м ± 24 м от адреса, вне круга', 'bad'],
    ['Инспектор, снимок 1: 95 м ± 9 м от адреса, на краю круга', 'info'],
  ])
  expect(nowhere).toEqual(['Заявитель, снимок 2: место снимка неизвестно, доступ к месту запрещён на телефоне'])
  for (const { words } of places) expect(description).toContain(words)
})
