// What a computer remembers of a self-test: what was typed for which sheet, and the key of the link that it opened.

import { expect, it } from 'vitest'
import { forgotten, LINKED, notOpened, NOTHING, opened, opening, restored, typedFor, UNTYPED, withTyped } from './kept'

const typed = { ...UNTYPED, code: 'X4P', square: 'OSMOTR-1', cameras: '3' }
const key = (name: string) => () => name

it('gives back what was typed for this sheet, and of a former one only the cameras', () => {
  const kept = withTyped(NOTHING, 'mine', 'sheet', typed)
  expect(typedFor(kept, 'mine', 'sheet')).toEqual(typed)
  expect(typedFor(kept, 'mine', 'another')).toEqual({ ...UNTYPED, cameras: '3' })
  expect(typedFor(kept, 'theirs', 'sheet')).toEqual(UNTYPED)
})

it('opens a link again with the same key while its answer may be lost', () => {
  const first = opening(NOTHING, 'token', key('one'))
  expect(first.pending).toEqual({ key: 'one', opener: 'token' })
  expect(opening(first, 'token', key('two')).pending.key).toBe('one')
  expect(opening(first, 'other', key('two')).pending.key).toBe('two')
})

it('works by a link once it is open, and keeps no token of it', () => {
  const before = withTyped(withTyped(NOTHING, LINKED, null, typed), 'mine', null, typed)
  const kept = opened(opening(before, 'token', key('one')))
  expect(kept).toMatchObject({ key: 'one', pending: null })
  expect(Object.keys(kept.typed)).toEqual(['mine'])
  expect(JSON.stringify(kept)).not.toContain('token')
  expect(opened(kept)).toBe(kept)
})

it('goes on working by its link when another one could not be opened', () => {
  const working = opened(opening(NOTHING, 'token', key('one')))
  expect(notOpened(opening(working, 'other', key('two')))).toEqual(working)
})

it('keeps nothing of a link that is over', () => {
  const kept = withTyped(opened(opening(NOTHING, 'token', key('one'))), LINKED, 'sheet', typed)
  expect(forgotten(kept)).toEqual(NOTHING)
})

it('reads what was kept, and begins anew where it cannot', () => {
  const kept = withTyped(opened(opening(NOTHING, 'token', key('one'))), LINKED, 'sheet', typed)
  expect(restored(JSON.stringify(kept))).toEqual(kept)
  for (const each of [null, '{', '{}', '[]', '{"typed":null}', '7']) expect(restored(each)).toEqual(NOTHING)
})
