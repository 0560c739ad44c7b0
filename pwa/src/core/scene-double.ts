// A small world for tests: one server, its checklist of four items, and phones that people hold.

import type { Checklist, Inspection, Item, ItemKind } from '../api/shapes'
import { phoneDouble, wires, type PhoneDouble, type Wires } from '../device/phone-double'
import { ServerDouble } from '../sync/server-double'
import { makeClient, type Client } from './client'
import type { InspectionView, OpenInspection, Sheet } from './inspection/inspection'

export interface Held {
  client: Client
  phone: PhoneDouble
  wires: Wires
  jar: { account: string | null }
}

export function item(id: string, kind: ItemKind, given: Partial<Item> = {}): Item {
  const settings =
    kind === 'yes-no' ? { good: 'yes', na: true } : kind === 'number' ? { min: 25, decimals: 1 } : { max_length: 400 }
  return {
    id,
    kind,
    text: { ru: id, en: id },
    guidance: null,
    critical: false,
    photos: { always: 0, when_bad: 0 },
    asked_of: ['inspector', 'applicant'],
    stages: ['empty', 'finished'],
    shown_if: null,
    settings,
    source: null,
    recommendation: false,
    ...given,
  }
}

export const CHECKLIST: Checklist = {
  id: 'test',
  version: 1,
  title: { ru: 'Проба', en: 'Test' },
  profile: null,
  sections: [
    {
      id: 'SIG',
      title: { ru: 'Вывеска', en: 'Sign' },
      items: [
        item('SIG-01', 'yes-no', { critical: true, photos: { always: 1, when_bad: 2 } }),
        item('SIG-02', 'number'),
        item('SIG-03', 'text', { shown_if: { item: 'SIG-01', in: ['no'] } }),
      ],
    },
    {
      id: 'CLI',
      title: { ru: 'Зал', en: 'Room' },
      items: [item('CLI-01', 'yes-no', { asked_of: ['applicant'] }), item('CLI-02', 'text')],
    },
  ],
}

export function inspection(id: string, assignee_id: string, given: Partial<Inspection> = {}): Inspection {
  return {
    id,
    kind: 'visit',
    stage: 'finished',
    state: 'planned',
    application_id: 'application',
    number: 1,
    due_at: '2026-11-24T10:00:00Z',
    assignee_id,
    premises: { address: 'ул. «Озёрная», 7 🏠', latitude: 55.75, longitude: 37.61, radius_m: 100 },
    checklist: { id: 'test', version: 1, profile: null },
    fields: {},
    photos: [],
    line_tests: [],
    seen: {},
    ...given,
  }
}

export function world(): ServerDouble {
  const server = new ServerDouble(structuredClone(CHECKLIST))
  server.person('anna')
  server.person('boris')
  server.plan(inspection('visit-1', 'anna'))
  return server
}

/** A phone; with `shared` it is another tab of the same phone. */
export function hold(
  server: ServerDouble,
  shared: Wires = wires(new IDBFactory()),
  jar?: { account: string | null },
  locks = true,
): Held {
  const line = server.line()
  if (jar) Object.assign(line.jar, jar)
  const phone = phoneDouble(shared, line.fetch, locks)
  const client = makeClient(phone, { api: '/api/v1', app_version: 'test', automatic: false })
  return { client, phone, wires: shared, jar: line.jar }
}

export async function signedIn(server: ServerDouble, who = 'anna', shared?: Wires): Promise<Held> {
  const held = hold(server, shared)
  await held.client.begin()
  await held.client.signIn(`${who}@demo.test`, 'secret')
  await held.client.sync()
  return held
}

export async function opened(client: Client, id = 'visit-1'): Promise<OpenInspection> {
  const open = client.open(id)
  await open.fresh()
  return open
}

export async function seen(open: OpenInspection): Promise<Sheet> {
  await open.fresh()
  const view: InspectionView = open.view.value
  if (view.is !== 'open') throw new Error(`the inspection is ${view.is}`)
  return view
}

export async function shown(open: OpenInspection, id: string): Promise<Sheet['sections'][number]['items'][number]> {
  const found = (await seen(open)).sections.flatMap((section) => section.items).find((each) => each.item.id === id)
  if (!found) throw new Error(`${id} is not shown`)
  return found
}

export function picture(text: string): Blob {
  return new Blob([text], { type: 'image/jpeg' })
}
