import { expect, it } from 'vitest'
import type { ReportPhoto } from '../../../api/report-shapes'
import type { Signal } from '../../../api/shapes'
import { deskWords } from '../../desk-words'
import type { Slots } from '../pair'
import type { TwinRow } from '../twin'
import { heard, mapOf, photoOf } from './evidence'

const photo = (given: Partial<ReportPhoto>): ReportPhoto => ({
  sha256: 'a',
  taken_at: null,
  source: 'camera',
  width: 4,
  height: 3,
  bytes: null,
  announced_at: '2026-11-20T10:00:00Z',
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
const spoken = (kind: 'self_assessment' | 'visit', photos: ReportPhoto[]) => ({
  report: { inspection_id: kind, kind },
  cell: { photos, signals: [] },
})
const row = (applicant: ReportPhoto[], inspector: ReportPhoto[]) =>
  ({ spoken: [spoken('self_assessment', applicant), spoken('visit', inspector)] }) as unknown as TwinRow
const slots = (left: number, right: number): Slots => ({
  left: { report: 'self_assessment', index: left },
  right: { report: 'visit', index: right },
})
const say = deskWords('ru')

it('has a place for every photo of both sides, told apart by shape, with the two of the pair chosen', () => {
  const { places } = mapOf(row([photo({}), photo({})], [photo({})]), slots(1, 0), 100, say)
  expect(places.map(({ shape, chosen }) => [shape, chosen])).toEqual([
    ['square', false],
    ['square', true],
    ['circle', true],
  ])
  expect(places.map(({ key }) => photoOf(key))).toEqual([
    { report: 'self_assessment', index: 0 },
    { report: 'self_assessment', index: 1 },
    { report: 'visit', index: 0 },
  ])
})

it('says in words where each photo was taken, and why one has no place', () => {
  const far = photo({ distance_m: 131, position: { latitude: 56.861, longitude: 35.9, accuracy: 24, age_ms: 0 } })
  const edge = photo({ distance_m: 95 })
  const denied = photo({ position: { status: 'denied' }, distance_m: null })
  const { places, nowhere, description } = mapOf(row([far, denied], [edge]), slots(0, 0), 100, say)
  expect(places.map(({ words, state }) => [words.replaceAll('\u00a0', ' '), state])).toEqual([
    ['Заявитель, снимок 1: 131 м ± 24 м от адреса, вне круга', 'bad'],
    ['Инспектор, снимок 1: 95 м ± 9 м от адреса, на краю круга', 'info'],
  ])
  expect(nowhere).toEqual(['Заявитель, снимок 2: место снимка неизвестно, доступ к месту запрещён на телефоне'])
  for (const { words } of places) expect(description).toContain(words)
})

it('draws of three hundred photos those that stand in the pair or lie outside, and counts the rest', () => {
  const denied = photo({ position: { status: 'denied' }, distance_m: null })
  const many = [...Array.from({ length: 298 }, () => photo({})), photo({ distance_m: 900 }), denied]
  const { places, left } = mapOf(row([], many), slots(0, 7), 100, say)
  expect(places.map(({ key, state }) => [key, state])).toEqual([
    ['visit 7', 'info'],
    ['visit 298', 'bad'],
  ])
  expect(left).toEqual({ places: 297, nowhere: 0 })
})

it('says once what is said of hundreds of photos, of the one in sight first', () => {
  const small: Signal = { code: 'too-small', severity: 'check', facts: { at: 0 } }
  const grave: Signal = { code: 'does-not-decode', severity: 'attention', facts: {} }
  const many = Array.from({ length: 300 }, (_, at) => photo({ signals: [{ ...small, facts: { at } }] }))
  const found = heard(row([], [...many, photo({ signals: [grave] })]), slots(0, 41))
  expect(found.map(({ signal, more }) => [signal.code, signal.facts.at, more])).toEqual([
    ['does-not-decode', undefined, 0],
    ['too-small', 41, 299],
  ])
})
