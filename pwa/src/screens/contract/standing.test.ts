// Whose move it is and what is next, by what was read, recalled and signed.

import { expect, it } from 'vitest'
import type { Contract, CurrentEdition } from '../../api/contract-shapes'
import { digitsOf, standingOf, unread } from './standing'

const text = { ru: 'т', en: 't' }
const clause = (id: string, number: string) => ({ id, number, text })
const chapters = [
  { id: 'a', title: text, clauses: [clause('a1', '1.1'), clause('a2', '1.2')] },
  { id: 'b', title: text, clauses: [clause('b1', '2.1')] },
]

function contract(stage: string, current: Partial<CurrentEdition> | null): Contract {
  const edition = { chapters, read: [], recalled: null, signed: null, ...current } as unknown as CurrentEdition
  return { application: { stage } as Contract['application'], current: current && edition, former: [] }
}

it('is read, then signed', () => {
  expect(standingOf(contract('accepted', null))).toBeNull()
  expect(standingOf(contract('contracting', { read: ['a1'] }))).toBe('read')
  expect(standingOf(contract('contracting', { read: ['a1', 'a2', 'b1'] }))).toBe('sign')
  const signed = { at: '', name: '', email: '', address: '', pdf: '' }
  expect(standingOf(contract('opened', { signed }))).toBe('signed')
})

it('is the move of the network after a recall, and nobody signs what was withdrawn', () => {
  expect(standingOf(contract('accepted', { recalled: { at: '', reason: '' } }))).toBe('recalled')
  expect(standingOf(contract('withdrawn', {}))).toBe('withdrawn')
})

it('goes on with the first clause that is unread', () => {
  const { current } = contract('contracting', { read: ['a1'] })
  expect(unread(current!).map((each) => each.number)).toEqual(['1.2', '2.1'])
})

it('takes a code as it is typed or pasted', () => {
  expect(digitsOf(' 12 34-56 78')).toBe('123456')
})
