// A learner's phone: what was read and tried counts at once, is sent once, and nothing of it is lost between.

import { expect, it } from 'vitest'
import type { Course, Learner } from '../../api/training-shapes'
import { begun, heard, isEnough, progressIn, restored, rightOf, waits, withAttempt, withPage } from './learning'

const words = { ru: '', en: '' }
const page = (id: string) => ({ id, drawing: 'x', title: words, text: [] })
const question = (id: string) => ({ id, text: words, options: [], right: 'a', why: words })
const course: Course = {
  id: 'orders', version: 'v1', title: words, minutes: 5, pages: [page('one'), page('two')],
  quiz: ['1', '2', '3', '4', '5'].map(question), video: null, webinar: null,
} // prettier-ignore
const learner: Learner = { name: 'Ольга', role: 'operator', progress: {}, certificate: null }
const right = Object.fromEntries(course.quiz.map((each) => [each.id, 'a']))
const attempt = (id: string, answers = right, version = 'v1') => ({ id, course: 'orders', version, answers })

it('counts what was read and tried before the server has heard of it', () => {
  const fresh = begun('key', learner)
  expect(progressIn(fresh, course)).toEqual({ pages: [], right: null, total: null, passed: false, tries: 0 })
  const some = withAttempt(
    withPage(withPage(fresh, 'orders', 'one'), 'orders', 'one'),
    attempt('t', { ...right, 1: 'b', 2: 'b' }),
  )
  expect(progressIn(some, course)).toEqual({ pages: ['one'], right: 3, total: 5, passed: false, tries: 1 })
  expect(progressIn(withAttempt(some, attempt('u', { ...right, 1: 'b' })), course)).toMatchObject({
    right: 4,
    passed: true,
  })
})

it('does not judge a try at another version', () => {
  expect(progressIn(withAttempt(begun('key', learner), attempt('t', right, 'old')), course).tries).toBe(0)
})

it('lets go of what the server has heard, and keeps what came meanwhile', () => {
  const sent = withAttempt(withPage(begun('key', learner), 'orders', 'one'), attempt('t'))
  const now = withAttempt(withPage(sent, 'orders', 'two'), attempt('u'))
  const told = { ...learner, progress: { orders: { pages: ['one'], right: 5, total: 5, passed: true, tries: 1 } } }
  const after = heard(now, sent, told)
  expect(after).toMatchObject({
    pages: { orders: ['two'] },
    attempts: [{ id: 't' }, { id: 'u' }].slice(1),
    learner: told,
  })
  expect(waits(after)).toBe(true)
  expect(waits(heard(after, after, told))).toBe(false)
})

it('asks for four of five', () => {
  expect([isEnough(4, 5), isEnough(3, 5)]).toEqual([true, false])
  expect(rightOf(course, { 1: 'a', 2: 'b' })).toBe(1)
})

it('reads what was kept, and begins anew where it cannot', () => {
  const kept = withPage(begun('key', learner), 'orders', 'one')
  expect(restored(JSON.stringify(kept))).toEqual(kept)
  expect([restored(null), restored('{'), restored('{}')]).toEqual([null, null, null])
})
