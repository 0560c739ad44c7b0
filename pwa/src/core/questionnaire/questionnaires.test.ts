// A questionnaire on phones: kept as it is typed, sent when there is a network, the later one stands, nothing leaks.

import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import type { TypedAnswer } from '../../api/road-shapes'
import { phoneDouble, wires, type Wires } from '../../device/phone-double'
import { openDatabase } from '../../store/database'
import { makeApi } from '../../api/client'
import { makeActs } from '../acts'
import type { Work } from '../work'
import { completenessOf, fieldOf, missingOf } from './fields'
import { makeQuestionnaires, type OpenQuestionnaire, type Questionnaires } from './questionnaires'

/** The server as far as a questionnaire needs it: applications by id, each field with the later answer. */
class Server {
  applications = new Map<string, Map<string, TypedAnswer>>()
  asked: string[] = []
  down = false
  /** Loses so many answers after it has done what was asked. */
  loses = 0
  closed = false

  fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    await Promise.resolve()
    this.asked.push(`${init.method} ${url}`)
    if (this.down) throw new TypeError('no network')
    const reply = this.answer(url, init)
    if (this.loses > 0 && this.loses--) throw new TypeError('the line broke')
    return reply
  }

  private answer(url: string, init: RequestInit): Response {
    const [, id, what] = /applications\/([^/]+)\/(.+)$/.exec(url)!
    if (what === 'draft') {
      if (!this.applications.has(id!)) this.applications.set(id!, new Map())
      return json({ id })
    }
    const answers = this.applications.get(id!)
    if (!answers) return json({ code: 'not-found', message: '', facts: {}, status: 404 }, 404)
    const state = { missing: [], completeness: { answered: answers.size, asked: 12 } }
    if (init.method === 'GET') {
      const more = { open: true, consent: { version: 0, text: { ru: 'я', en: 'I' } }, formats: [], geocoder: false }
      return json({ ...state, ...more, answers: Object.fromEntries(answers) })
    }
    if (this.closed) return json({ code: 'questionnaire-closed', message: '', facts: {}, status: 409 }, 409)
    const fields: Record<string, unknown> = {}
    for (const [name, given] of Object.entries(JSON.parse(init.body as string) as Record<string, TypedAnswer>)) {
      const stands = answers.get(name)
      const older = stands && stands.changed_at >= given.changed_at
      const wrong = name === 'staff' && given.value === 13 ? { code: 'bounds', facts: {} } : null
      if (!older && !wrong) answers.set(name, given)
      const came = wrong ? 'wrong' : older && stands.value !== given.value ? 'older' : 'kept'
      fields[name] = { came, answer: answers.get(name) ?? null, wrong }
    }
    return json({ ...state, fields })
  }
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

interface Held {
  all: Questionnaires
  phone: ReturnType<typeof phoneDouble>
  shared: Wires
  close(): void
}

function hold(server: Server, who = 'anna', shared = wires(new IDBFactory())): Held {
  const phone = phoneDouble(shared, server.fetch)
  const database = openDatabase(phone, who)
  const work = { database, phone, acts: makeActs() } as unknown as Work
  const all = makeQuestionnaires(work, makeApi(phone, '/api/v1'), false)
  return {
    all,
    phone,
    shared,
    close() {
      all.stop()
      database.close()
    },
  }
}

async function opened({ all }: Held, id: string): Promise<OpenQuestionnaire> {
  const open = all.open(id)
  await until(() => open.rows.value !== null && open.draft.value !== null)
  return open
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 500) throw new Error('it did not come')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

async function begun(held: Held): Promise<{ id: string; open: OpenQuestionnaire }> {
  const id = await held.all.begin()
  if (!id) throw new Error('not begun')
  return { id, open: await opened(held, id) }
}

const valueOf = (server: Server, id: string, field: string) => server.applications.get(id)?.get(field)?.value

it('keeps what is typed without a network, closed and opened again, and says that only this phone has it', async () => {
  const server = new Server()
  server.down = true
  const held = hold(server)
  const { id, open } = await begun(held)
  expect(await open.type('staff', ' 4 ')).toBe(held.phone.time.now)
  expect(await open.type('person_inn', '5001 0073 2259')).toBe(held.phone.time.now)
  await held.all.now()
  await until(() => open.lamp.value.is === 'unsent')
  held.close()
  const again = hold(server, 'anna', held.shared)
  const reopened = await opened(again, id)
  expect(reopened.values.value).toEqual({ staff: 4, person_inn: '500100732259' })
  expect(reopened.lamp.value).toEqual({ is: 'phone' })
  server.down = false
  await again.all.now()
  await until(() => reopened.lamp.value.is === 'server')
  expect(valueOf(server, id, 'person_inn')).toBe('500100732259')
  again.close()
})

it('sends again what was done but not heard, and it is the same as once', async () => {
  const server = new Server()
  const held = hold(server)
  const { id, open } = await begun(held)
  await open.type('staff', '4')
  server.loses = 1
  await held.all.now()
  await held.all.now()
  server.loses = 1
  await open.type('years', '2')
  await held.all.now()
  await held.all.now()
  await until(() => open.lamp.value.is === 'server')
  expect([...server.applications.get(id)!].map(([field, { value }]) => [field, value])).toEqual([
    ['staff', 4],
    ['years', 2],
  ])
  const patches = server.asked.filter((each) => each.startsWith('PATCH')).length
  await held.all.now()
  expect(server.asked.filter((each) => each.startsWith('PATCH'))).toHaveLength(patches)
  held.close()
})

it('lets what was typed later stand, on whichever phone', async () => {
  const server = new Server()
  const first = hold(server)
  const { id, open } = await begun(first)
  await open.type('staff', '4')
  await open.type('years', '1')
  await first.all.now()
  const second = hold(server)
  second.phone.time.now += 60_000
  const elsewhere = second.all.open(id)
  await second.all.now(id)
  await second.all.now(id)
  await until(() => elsewhere.values.value.staff === 4)
  await elsewhere.type('staff', '5')
  first.phone.time.now += 30_000
  await open.type('staff', '6')
  await open.type('floor', '-1')
  await second.all.now()
  await first.all.now()
  await second.all.now()
  await until(() => open.values.value.staff === 5 && elsewhere.values.value.floor === -1)
  first.close()
  second.close()
})

it('does not overwrite what is typed while the answer is on its way', async () => {
  const server = new Server()
  const held = hold(server)
  const { id, open } = await begun(held)
  await open.type('staff', '4')
  const round = held.all.now()
  await until(() => server.asked.some((each) => each.startsWith('PATCH')))
  await open.type('staff', '45')
  await round
  await until(() => open.values.value.staff === 45)
  await held.all.now()
  expect(valueOf(server, id, 'staff')).toBe(45)
  held.close()
})

it('keeps a half-typed number as it was typed, and sends it to nobody', async () => {
  const server = new Server()
  const held = hold(server)
  const { id, open } = await begun(held)
  await open.type('person_inn', '500100732259')
  await held.all.now()
  await open.type('person_inn', '5001007')
  await held.all.now()
  await until(() => open.rows.value?.person_inn?.value === '5001007')
  expect(open.rows.value?.person_inn?.wrong).toEqual({ code: 'digits', facts: { length: 12, given: 7 } })
  expect(open.values.value.person_inn).toBeUndefined()
  expect(open.lamp.value).toEqual({ is: 'phone' })
  expect(valueOf(server, id, 'person_inn')).toBe('500100732259')
  held.close()
})

it('keeps a value that the server refuses, and says why, while the others arrive', async () => {
  const server = new Server()
  const held = hold(server)
  const { id, open } = await begun(held)
  await open.type('staff', '13')
  await open.type('years', '3')
  await held.all.now()
  await until(() => open.rows.value?.staff?.wrong !== undefined)
  expect(open.rows.value?.staff).toMatchObject({ value: 13, wrong: { code: 'bounds' } })
  expect([...server.applications.get(id)!.keys()]).toEqual(['years'])
  held.close()
})

it('says that a closed questionnaire takes nothing, and loses nothing', async () => {
  const server = new Server()
  const held = hold(server)
  const { open } = await begun(held)
  await held.all.now()
  server.closed = true
  await open.type('staff', '4')
  await held.all.now()
  await until(() => open.lamp.value.is === 'refused')
  expect(open.values.value).toEqual({ staff: 4 })
  held.close()
})

it('lets a later answer stand on a phone whose clock was put back', async () => {
  const server = new Server()
  const held = hold(server)
  const { id, open } = await begun(held)
  await open.type('staff', '4')
  await held.all.now()
  held.phone.time.now -= 3_600_000
  await open.type('staff', '5')
  await held.all.now()
  expect(valueOf(server, id, 'staff')).toBe(5)
  held.close()
})

it('shows nothing of one person to the next on the same phone', async () => {
  const server = new Server()
  server.down = true
  const anna = hold(server)
  const { open } = await begun(anna)
  await open.type('person_name', 'Канарейкина')
  anna.close()
  const boris = hold(server, 'boris', anna.shared)
  await boris.all.now()
  const [drafts, typed] = await openDatabase(boris.phone, 'boris').read(['drafts', 'typed'], (tx) =>
    Promise.all([tx.objectStore('drafts').getAll(), tx.objectStore('typed').getAll()]),
  )
  expect([drafts, typed]).toEqual([[], []])
  boris.close()
})

it.each([
  ['area_m2', '42,5', { value: 42.5 }],
  ['area_m2', '1 000', { value: 1000 }],
  ['area_m2', '10001', { wrong: { code: 'bounds', facts: { least: 1, most: 10_000 } } }],
  ['area_m2', 'сорок', { wrong: { code: 'kind', facts: {} } }],
  ['floor', '−1', { value: -1 }],
  ['floor', '1,5', { wrong: { code: 'whole', facts: {} } }],
  ['address', '  Тверь,  дом № 7 ', { value: 'Тверь, дом № 7' }],
  ['person_name', 'Анна 🏠', { wrong: { code: 'character', facts: { at: 6 } } }],
  ['person_name', 'я'.repeat(10_000), { wrong: { code: 'long', facts: { most: 200, length: 10_000 } } }],
  ['ogrnip', '3045 0011-6000157', { value: '304500116000157' }],
] as const)('reads %s %s', (field, text, read) => expect(fieldOf(field)!.read(text)).toEqual(read))

it('asks of each legal form its own, and keeps what other parts of the application miss', () => {
  const told = [{ kind: 'field', id: 'staff' }, { kind: 'paper', id: 'lease' }] // prettier-ignore
  const missing = missingOf({ legal_form: 'company', ogrn: '1', staff: 0 }, told).map(({ id }) => id)
  expect(missing).toContain('company_inn')
  expect(missing).not.toContain('ogrnip')
  expect(missing).not.toContain('staff')
  expect(missing.at(-1)).toBe('lease')
  expect(completenessOf({ legal_form: 'company', ogrn: '1' })).toEqual({ answered: 2, asked: 13 - 1 })
})
