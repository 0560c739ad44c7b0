// Nobody's words are replaced unseen: an act says what its author was looking at, not what has come since.

import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { seen, seenAfter, type OpenInspection } from './inspection'
import { opened, shown, signedIn, world } from '../scene-double'

async function twoPhones() {
  const server = world()
  const [one, two] = [await signedIn(server), await signedIn(server)]
  return { server, one, two, here: await opened(one.client), there: await opened(two.client) }
}

const note = async (open: OpenInspection) => {
  const { note_op, note_conflicts } = await shown(open, 'SIG-02')
  return seen(note_op, note_conflicts)
}

it('keeps a note that came while another one was being written, and shows both', async () => {
  const { server, one, two, here, there } = await twoPhones()
  const began = await note(here)
  await there.note('SIG-02', 'с другого телефона')
  await two.client.sync()
  await one.client.sync()
  expect(await shown(here, 'SIG-02')).toMatchObject({ note: 'с другого телефона' })
  await here.note('SIG-02', 'мои слова', began)
  await one.client.sync()
  const kept = server.inspections.get('visit-1')?.doc.fields['SIG-02']?.note
  const both = [kept?.value, ...(kept?.conflicts ?? []).map((each) => each.value)]
  expect(both.toSorted()).toEqual(['мои слова', 'с другого телефона'])
})

it('does the same for an answer', async () => {
  const { server, one, two, here, there } = await twoPhones()
  const { op, conflicts } = await shown(here, 'SIG-02')
  await there.answer('SIG-02', 30)
  await two.client.sync()
  await one.client.sync()
  await here.answer('SIG-02', 40, seen(op, conflicts))
  await one.client.sync()
  const kept = server.inspections.get('visit-1')?.doc.fields['SIG-02']
  expect([kept?.value, ...(kept?.conflicts ?? []).map((each) => each.value)].toSorted()).toEqual([30, 40])
})

it('makes no conflict of words that go on after a first part of them has been sent', async () => {
  const { server, one, here } = await twoPhones()
  const first = seenAfter(await here.note('SIG-02', 'вход', await note(here)))
  await one.client.sync()
  await here.note('SIG-02', 'вход загорожен', first ?? undefined)
  await one.client.sync()
  expect(server.inspections.get('visit-1')?.doc.fields['SIG-02']?.note).toMatchObject({
    value: 'вход загорожен',
    conflicts: [],
  })
})
