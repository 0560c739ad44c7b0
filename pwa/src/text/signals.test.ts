// Each signal is a sentence in both languages, with its figures; none calls a photo genuine or false.

import { expect, test } from 'vitest'
import { learn, say } from '.'
import { signals as en } from './en/signals'
import { signals as ru, type SignalFacts } from './ru/signals'

const at = '2026-11-18T10:20:00.000Z'
const twin = { where: 'other-premises', number: 988, address: 'Ленина, 112', item: 'SIG-02', at, likeness: 98.4 }
const FACTS: Record<string, SignalFacts> = {
  'old-file': { exif_taken_at: '2026-03-01T10:00:00', began_at: at, hours: 6000 },
  'same-position': { ...twin, accuracy_m: 9 },
  'frozen-position': { shots: 6, minutes: 3, accuracy_m: 9 },
  'impossible-speed': {
    distance_m: 20_000,
    accuracy_m: 18,
    seconds: 60,
    kmh: 1199,
    limit_kmh: 250,
    item: 'SIG-01',
    here: false,
  },
  'clock-jump': { by_s: -10_800, device_time: at },
  'near-duplicate': twin,
  'same-bytes': twin,
}

test('both languages know the same signals', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(ru).sort())
})

test.each(Object.entries(FACTS))('%s is said with its figures and judges nobody', async (code, facts) => {
  await learn('en')
  for (const [locale, signals] of [
    ['ru', ru],
    ['en', en],
  ] as const) {
    const words = signals[code]?.(facts, say(locale)) ?? ''
    expect(words).not.toMatch(/undefined|NaN|подлинн|подделк|genuine|fake|forged/i)
    expect(words).toMatch(/\d/)
    expect(words.endsWith('.')).toBe(true)
  }
})

test('a leap and a clock that was set back are told in figures', () => {
  const tools = say('ru')
  expect(ru['impossible-speed']?.(FACTS['impossible-speed'] ?? {}, tools)).toContain(
    'за 60\u00a0с: не меньше 1\u00a0199 км/ч',
  )
  expect(ru['clock-jump']?.(FACTS['clock-jump'] ?? {}, tools)).toContain('назад не меньше чем на 3\u00a0ч')
  expect(ru['frozen-position']?.(FACTS['frozen-position'] ?? {}, tools)).toContain('6\u00a0снимках')
})
