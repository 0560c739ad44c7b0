// The preflight judges as the server does, its link holds the answers and nothing else, and its draft survives.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Requirements, Thresholds } from '../../api/public-shapes'
import type { Notes } from '../../device/phone'
import { forgetPreflight, keepPreflight, keptPreflight, knownOf, preflightDraft } from './draft'
import { alsoFits, judge, QUESTIONS, questionsOf, type Answers } from './judging'
import { read, written } from './link'
import { changes, keepRequirements, keptRequirements, offered, sectionsOf } from './requirements'

interface Sample {
  why: string
  profile: string
  answers: Answers
  outcomes: Record<string, 'ok' | 'bad' | null>
  score: [number, number]
  critical_bad: string[]
}

const contract = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../tests/contract/${name}.json`, import.meta.url), 'utf8')) as unknown
const requirements = contract('requirements') as Requirements
const samples = contract('preflight') as Sample[]
const formats = offered(requirements, '2026-11-23')
const format = (id: string) => {
  const found = formats.find((each) => each.id === id)
  if (!found) throw new Error(id)
  return found
}
const PASSES = samples[0]!.answers
const PROFILE = 'brand-max@2026-01-01'

function drawer(full = false): Notes {
  const kept = new Map<string, string>()
  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (full ? null : value === null ? kept.delete(key) : kept.set(key, value)),
  }
}

describe('the verdict', () => {
  it.each(samples)('$why', ({ profile, answers, outcomes, score, critical_bad }) => {
    const judged = judge(questionsOf(requirements, format(profile.split('@')[0]!)), answers)
    const said = judged.criteria.map((each) => [each.item.id, each.is === 'open' ? null : each.is])
    expect(Object.fromEntries(said)).toEqual(outcomes)
    expect([judged.score, judged.most]).toEqual(score)
    expect(judged.critical.map((each) => each.item.id)).toEqual(critical_bad)
  })

  it('asks eight questions, all but the ceiling critical, and fewer where the format has no norm', () => {
    const asked = questionsOf(requirements, format('brand-max'))
    expect(asked.map((each) => each.id)).toEqual([...QUESTIONS])
    expect(asked.filter((each) => !each.critical).map((each) => each.id)).toEqual(['CLI-04'])
    expect(questionsOf(requirements, format('village'))).toHaveLength(6)
  })

  it('tells what can be repaired from what asks for another room, and open questions from failures', () => {
    const concluded = (answers: Answers) => judge(questionsOf(requirements, format('brand-max')), answers).conclusion
    expect(concluded(PASSES)).toBe('fits')
    expect(concluded({ ...PASSES, 'CLI-04': 2 })).toBe('fits-with-tasks')
    expect(concluded({ ...PASSES, 'ENT-03': null })).toBe('open')
    expect(concluded({})).toBe('open')
    expect(concluded({ ...PASSES, 'STO-06': 2, 'ENT-03': null })).toBe('fix')
    expect(concluded({ ...PASSES, 'CLI-01': 24.9, 'STO-06': 2 })).toBe('other-room')
  })

  it('names the formats in which the same room passes', () => {
    const ids = (answers: Answers) => alsoFits(requirements, formats, 'brand-max', answers).map((each) => each.id)
    expect(ids({ ...PASSES, 'CLI-01': 20 })).toEqual(['generic', 'small', 'village'])
    expect(ids({ ...PASSES, 'ENT-02': 'stairwell' })).toEqual([])
    expect(ids({})).toEqual([])
  })
})

describe('the link', () => {
  it('holds every answer, known or not, and comes back the same', () => {
    const answers = { ...PASSES, 'CLI-01': 23.4, 'ENT-03': null }
    const text = written(PROFILE, answers)
    expect(text.length).toBeLessThan(160)
    expect(read(`#${text}`, requirements)).toEqual({
      is: 'shared',
      shared: { format: 'brand-max', profile: PROFILE, answers },
    })
  })

  it('says which links it cannot read', () => {
    const whole = written(PROFILE, PASSES)
    const broken = [
      'garbage',
      'v=0&f=brand-max@2026-01-01',
      'v=1',
      'v=1&f=no-such-format@2026-01-01',
      'v=1&f=brand-max',
      `${whole}&SIG-01=yes`,
      `${whole}&CLI-01=26`,
      whole.replace('street', 'moon'),
      whole.replace('CLI-01=26', 'CLI-01=-26'),
      whole.replace('CLI-01=26', 'CLI-01=1e9'),
      whole.replace('CLI-01=26', 'CLI-01='),
      `${whole}&__proto__=1`,
      `${whole}${'&'.repeat(600)}`,
      '%E0%A4%A',
      written('no-such-format@2026-01-01', PASSES),
      written('brand-max', PASSES),
      written(PROFILE, { ...PASSES, 'ENT-02': 'moon' }),
      written(PROFILE, { ...PASSES, 'CLI-01': -26 }),
      written(PROFILE, { ...PASSES, 'CLI-01': 1e9 }),
      written(PROFILE, { ...PASSES, 'CLI-01': '' }),
    ]
    expect(broken.map((each) => read(each, requirements).is)).toEqual(broken.map(() => 'broken'))
    expect(read('v=2&anything', requirements).is).toBe('newer')
    expect(read('', requirements).is).toBe('none')
  })

  it('that was cut short anywhere, or lost or changed a letter, is never read as other answers', () => {
    const whole = written(PROFILE, PASSES)
    const cut = Array.from({ length: whole.length - 1 }, (_, at) => whole.slice(0, at + 1))
    const changed = [...whole].map(
      (letter, at) => whole.slice(0, at) + (letter === '1' ? '2' : '1') + whole.slice(at + 1),
    )
    const less = whole.split('&').map((_, at, parts) => parts.filter((__, other) => other !== at).join('&'))
    const wrong = [...cut, ...changed, ...less].filter((each) => read(each, requirements).is === 'shared')
    expect(wrong).toEqual([])
  })

  it('is still read when a messenger has written its signs in percents', () => {
    const told = read(`#${written(PROFILE, PASSES).replace('@', '%40')}`, requirements)
    expect(told).toMatchObject({ is: 'shared', shared: { answers: PASSES } })
  })

  it('keeps every figure that a field takes', () => {
    for (const area of [0, 7, 100, 1_000_000, 24.9999999, 0.0000001, 13.333333333]) {
      const told = read(written(PROFILE, { 'CLI-01': area }), requirements)
      expect(told).toMatchObject({ is: 'shared', shared: { answers: { 'CLI-01': area } } })
    }
  })
})

describe('what the device keeps', () => {
  const kept = {
    format: 'brand-max',
    profile: PROFILE,
    answers: { 'CLI-01': 26, 'ENT-03': null },
    at: '2026-11-23T09:00:00.000Z',
  }

  it('gives the questionnaire what is known, until it is forgotten', () => {
    const notes = drawer()
    expect(preflightDraft(notes)).toBeNull()
    expect(keepPreflight(notes, kept)).toBe(true)
    expect(keptPreflight(notes)).toEqual(kept)
    expect(preflightDraft(notes)).toEqual({ answers: { 'CLI-01': 26 }, profile: PROFILE, at: kept.at })
    expect(knownOf(preflightDraft(notes))).toEqual({ profile: PROFILE.split('@')[0], area_m2: 26 })
    expect(knownOf(null)).toEqual({})
    forgetPreflight(notes)
    expect(keptPreflight(notes)).toBeNull()
  })

  it('says so when the browser keeps nothing, and reads no garbage', () => {
    expect(keepPreflight(drawer(true), kept)).toBe(false)
    const notes = drawer()
    for (const text of ['{', '[]', '{"shape":9}', '{"shape":1,"format":"x","profile":"y"}']) {
      notes.write('preflight', text)
      notes.write('requirements', text)
      expect([keptPreflight(notes), keptRequirements(notes)]).toEqual([null, null])
    }
    keepRequirements(notes, requirements)
    expect(keptRequirements(notes)).toEqual(requirements)
  })
})

describe('the requirements of a format', () => {
  it('have its thresholds, and not what it does not ask', () => {
    const items = sectionsOf(requirements, format('village').now).flatMap((each) => each.items)
    expect(items.some((each) => each.id === 'CLI-01')).toBe(false)
    expect(items.find((each) => each.id === 'STO-06')?.settings.min).toBe(1)
    expect(items.find((each) => each.id === 'CLI-04')?.settings.min).toBe(2.2)
  })

  it('change on the day of the next profile, also on a device that read them before it', () => {
    const now = format('small').now
    const area = { ...now.items['CLI-01']!, settings: { ...now.items['CLI-01']!.settings, min: 22 } }
    const next: Thresholds = {
      ...now,
      ref: 'small@2027-03-01',
      valid_from: '2027-03-01',
      items: { ...now.items, 'CLI-01': area },
    }
    const known = {
      ...requirements,
      formats: [
        { id: 'small', in_force: now, coming: [next] },
        { id: 'kiosk', in_force: null, coming: [next] },
      ],
    }
    expect(offered(known, '2027-02-28')).toEqual([{ id: 'small', now, next }])
    expect(offered(known, '2027-03-01').map((each) => [each.id, each.now.ref, each.next])).toEqual([
      ['small', next.ref, null],
      ['kiosk', next.ref, null],
    ])
    expect(changes(known, now, next).map((each) => [each.before?.settings.min, each.after?.settings.min])).toEqual([
      [20, 22],
    ])
  })
})
