// The photo package as steps: which are taken, skipped or open, and where to go on.

import { expect, it } from 'vitest'
import type { Shot } from '../../../api/shapes'
import type { ItemView, PhotoView, Sheet } from '../../../core/inspection/inspection'
import { isOpen, nextOpenStep, nextShot, stepsOf, withLine, withoutLine } from './series-steps'

const shot = (id: string): Shot => ({ id, title: { ru: id, en: id }, text: { ru: id, en: id }, sample: id })
const beginnings = ({ id }: Shot) => [`Не снято «${id}»: `, `Not taken “${id}”: `]
const photo = (shot: string | null, lamp = 'phone') => ({ sha256: `${shot}`, shot, lamp }) as PhotoView

function sheet(photos: PhotoView[] = [], note = ''): Sheet {
  const view = (id: string, shots?: Shot[], more: Partial<ItemView> = {}) =>
    ({ item: { id, shots }, photos: [], note: '', ...more }) as unknown as ItemView
  return {
    sections: [
      { id: 'A', items: [view('A-01', [shot('one'), shot('two')], { photos, note }), view('A-02')] },
      { id: 'B', items: [view('B-01', [shot('three')])] },
    ],
  } as unknown as Sheet
}

const steps = (photos?: PhotoView[], note?: string) => stepsOf(sheet(photos, note), beginnings)
const open = (...of: Parameters<typeof steps>) => steps(...of).map(isOpen)

it('goes through the shots of all items in their order', () => {
  expect(steps().map((each) => [each.view.item.id, each.shot.id])).toEqual([
    ['A-01', 'one'],
    ['A-01', 'two'],
    ['B-01', 'three'],
  ])
})

it('counts a photo for the shot that it says it is, and for no other', () => {
  expect(open([photo('two')])).toEqual([true, false, true])
  expect(open([photo(null), photo('none')])).toEqual([true, true, true])
  expect(open([photo('one', 'lost')])).toEqual([true, true, true])
  expect(steps([photo('one'), { ...photo('one'), sha256: 'newer' }])[0]!.photo?.sha256).toBe('newer')
})

it('reads in the note, in either language, why a shot was not taken', () => {
  const note = 'Вход со двора\nНе снято «one»: здесь этого нет\nNot taken “two”: out of reach'
  expect(steps([], note).map((each) => each.skipped)).toEqual(['здесь этого нет', 'out of reach', null])
  expect(open([], note)).toEqual([false, false, true])
})

it('goes on after a step, then before it, past what is left for later', () => {
  const some = steps([photo('two')])
  expect(nextOpenStep(some, -1, new Set())).toBe(0)
  expect(nextOpenStep(some, 0, new Set())).toBe(2)
  expect(nextOpenStep(some, 2, new Set())).toBe(0)
  expect(nextOpenStep(some, 0, new Set(['three']))).toBe(0)
  expect(nextOpenStep(some, 0, new Set(['three', 'one']))).toBe(-1)
})

it('offers the first shot of an item that has no photo', () => {
  const item = (photos: PhotoView[]) => nextShot(sheet(photos).sections[0]!.items[0]!)?.id
  expect(item([])).toBe('one')
  expect(item([photo('one')])).toBe('two')
  expect(item([photo('two'), photo('one')])).toBeUndefined()
})

it('writes a reason into a note and takes it out again, and leaves the rest', () => {
  const line = 'Не снято «one»: нет'
  expect(withLine('', line)).toBe(line)
  const both = withLine('Вход со двора\n', line)
  expect(both).toBe(`Вход со двора\n${line}`)
  expect(withoutLine(both, beginnings(shot('one')))).toBe('Вход со двора')
  expect(withoutLine(both, beginnings(shot('two')))).toBe(both)
})
