// The questionnaires of one person on this phone: begun, typed and kept here first, then sent when there is a network.

import { computed, signal, type ReadonlySignal } from '@preact/signals'
import type { Api } from '../../api/client'
import type { Problem } from '../../api/outcome'
import type { TypedAnswer } from '../../api/road-shapes'
import type { Stop } from '../../device/phone'
import { isOfStorage } from '../../store/connection'
import {
  putDraft,
  putLater,
  questionnaireTopic,
  readDraft,
  readDrafts,
  readTyped,
  type DraftRow,
  type TypedRow,
} from '../../store/questionnaires'
import { live } from '../../store/live'
import { backoff } from '../../sync/backoff'
import { newId } from '../new-id'
import type { Work } from '../work'
import { fieldOf, type FieldId } from './fields'
import { hear, sendDraft, type Heard } from './talk'

/** `phone`: some of it is only here. `unsent`: the server was asked and did not answer. `refused`: it does not take it. */
export type Lamp = { is: 'server' } | { is: 'phone' } | { is: 'unsent' } | { is: 'refused'; problem: Problem }

export interface OpenQuestionnaire {
  /** By field; null until the store has been read. */
  rows: ReadonlySignal<Record<string, TypedRow> | null>
  /** What stands: typed here, or heard from the server; what cannot be an answer is not among it. */
  values: ReadonlySignal<Record<string, unknown>>
  draft: ReadonlySignal<DraftRow | null>
  lamp: ReadonlySignal<Lamp>
  /** Keeps what was typed as it is, also what can be no answer. When that was; null: the phone could not. */
  type(field: FieldId, text: string): Promise<number | null>
  /** Keeps what was chosen or measured; null takes it out. */
  choose(field: FieldId, value: unknown): Promise<number | null>
  /** Reads now what the store has, and waits for it. */
  fresh(): Promise<void>
  close(): void
}

export interface Questionnaires {
  /** Drafts of which this phone knows, the newest first; null until the store has been read. */
  drafts: ReadonlySignal<DraftRow[] | null>
  /** A new application under an id of this phone, with what is known already; null: the phone could not keep it. */
  begin(known?: Partial<Record<FieldId, unknown>>): Promise<string | null>
  open(application_id: string): OpenQuestionnaire
  /** Sends what waits and hears what stands of this one, or of all; resolves when that is over. */
  now(application_id?: string): Promise<void>
  stop(): void
}

export const AFTER_TYPING_MS = 600

/** One for each person's work, until somebody else's is here. */
const made = new WeakMap<Work, Questionnaires>()

/** `here`: whose work is open on this phone now. */
export function questionnairesOf(here: () => Work | undefined, api: Api, automatic: boolean): Questionnaires | null {
  const work = here()
  if (!work) return null
  const known = made.get(work) ?? makeQuestionnaires(work, api, automatic, () => here() !== work)
  made.set(work, known)
  return known
}

export function makeQuestionnaires(
  work: Work,
  api: Api,
  automatic: boolean,
  gone: () => boolean = () => false,
): Questionnaires {
  const { database, phone, acts } = work
  const heard = signal<Record<string, Heard>>({})
  const drafts = live<DraftRow[] | null>(
    database,
    null,
    async () => (await database.read(['drafts'], readDrafts)).sort((a, b) => b.at - a.at),
    (topic) => topic === 'drafts' || topic === '*',
  )
  const opened = new Set<string>()
  let failures = 0
  let timer: Stop | null = null
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const stopListening = automatic ? phone.network.listen((what) => what !== 'offline' && void now()) : () => undefined

  function stop(): void {
    stopped = true
    timer?.()
    stopListening()
    drafts.stop()
  }

  function plan(ms: number): void {
    timer?.()
    timer = stopped || !automatic ? null : phone.clock.later(ms, () => void now())
  }

  /** One after the other: two rounds at a time would send the same twice. */
  function now(application_id?: string): Promise<void> {
    running = running.then(() => round(application_id)).catch(ended)
    return running
  }

  async function round(application_id?: string): Promise<void> {
    if (gone()) stop()
    if (stopped) return
    const known = await database.read(['drafts'], readDrafts)
    const wanted = known.filter(({ id, begun }) => (application_id ? id === application_id : !begun || opened.has(id)))
    const waiting = application_id ? [] : await waitingIn(known.filter((each) => !wanted.includes(each)))
    let unreached: Heard | null = null
    for (const draft of [...wanted, ...waiting]) {
      const came = await sendDraft(database, api, draft)
      const last = came.is === 'heard' && opened.has(draft.id) ? await hear(database, api, draft.id) : came
      heard.value = { ...heard.value, [draft.id]: last }
      if (last.is === 'unreachable') unreached = last
    }
    failures = unreached ? failures + 1 : 0
    if (unreached) plan(backoff({ failures }, (phone.random.bytes(1)[0] ?? 0) / 255))
  }

  /** A storage that works no more says so itself, and who has left asks for nothing. */
  function ended(error: unknown): void {
    if (!stopped && !gone() && !isOfStorage(error)) throw error
  }

  async function waitingIn(rest: DraftRow[]): Promise<DraftRow[]> {
    const found: DraftRow[] = []
    for (const draft of rest) {
      const rows = await database.read(['typed'], (tx) => readTyped(tx, draft.id))
      if (rows.some((each) => each.waits)) found.push(draft)
    }
    return found
  }

  async function keep(row: Omit<TypedRow, 'changed_at'>): Promise<number | null> {
    const keeping = () =>
      database.write(
        ['typed'],
        async (tx) => {
          const stands = (await readTyped(tx, row.application_id)).find((each) => each.field === row.field)
          // what is typed later must stand later, also on a phone whose clock was put back
          const changed_at = Math.max(phone.clock.now(), (stands?.changed_at ?? 0) + 1)
          await putLater(tx, { ...row, changed_at })
          return changed_at
        },
        [questionnaireTopic(row.application_id)],
      )
    const changed_at = await acts.during(() => keeping().catch(notKept))
    if (changed_at !== null && row.waits) plan(AFTER_TYPING_MS)
    return changed_at
  }

  if (automatic) void drafts.fresh().then(() => now(), notKept)

  return {
    drafts: drafts.value,
    async begin(known = {}) {
      const id = newId(phone.random)
      const at = phone.clock.now()
      const rows = Object.entries(known).map(([field, value]) => ({ application_id: id, field, value, changed_at: at }))
      const keeping = database.write(
        ['drafts', 'typed'],
        async (tx) => {
          await putDraft(tx, { id, begun: false, at, sheet: null })
          for (const row of rows) await putLater(tx, { ...row, waits: 1 })
        },
        ['drafts', questionnaireTopic(id)],
      )
      const kept = await acts.during(() => keeping.then(() => id, notKept))
      if (kept) plan(0)
      return kept
    },
    open(id) {
      opened.add(id)
      const rows = live<Record<string, TypedRow> | null>(
        database,
        null,
        async () => {
          const all = await database.read(['typed'], (tx) => readTyped(tx, id))
          return Object.fromEntries(all.map((each) => [each.field, each]))
        },
        (topic) => topic === questionnaireTopic(id) || topic === '*',
      )
      const draft = live<DraftRow | null>(
        database,
        null,
        () => database.read(['drafts'], (tx) => readDraft(tx, id)),
        (topic) => topic === 'drafts' || topic === '*',
      )
      void knowOf(id).then(() => Promise.all([rows.fresh(), draft.fresh()]), notKept)
      return {
        rows: rows.value,
        draft: draft.value,
        values: computed(() => {
          const right = Object.entries(rows.value.value ?? {}).filter(([, row]) => !row.wrong)
          return Object.fromEntries(right.map(([field, row]) => [field, row.value]))
        }),
        lamp: computed(() => lampOf(Object.values(rows.value.value ?? {}), draft.value.value, heard.value[id])),
        async type(field, text) {
          const read = text.trim() === '' ? { value: null } : (fieldOf(field)?.read(text) ?? { value: text })
          const row = { application_id: id, field }
          return await keep(
            'wrong' in read ? { ...row, value: text, wrong: read.wrong } : { ...row, ...read, waits: 1 },
          )
        },
        choose: (field, value) => keep({ application_id: id, field, value, waits: 1 }),
        async fresh() {
          await Promise.all([rows.fresh(), draft.fresh()])
        },
        close() {
          opened.delete(id)
          rows.stop()
          draft.stop()
        },
      }
    },
    now,
    stop,
  }

  /** An application that was begun elsewhere is new to this phone; the server is asked at once. */
  async function knowOf(id: string): Promise<void> {
    const known = await database.read(['drafts'], (tx) => readDraft(tx, id))
    if (!known) {
      const draft = { id, begun: true, at: phone.clock.now(), sheet: null }
      await database.write(['drafts'], (tx) => putDraft(tx, draft), ['drafts'])
    }
    if (automatic) void now(id)
  }
}

/** Not more than is true: what waits is here alone, and «the server has it» is said only by the server. */
function lampOf(rows: TypedRow[], draft: DraftRow | null, last: Heard | undefined): Lamp {
  if (last?.is === 'refused') return last
  const waits = !draft?.begun || rows.some((each) => each.waits || each.wrong)
  if (waits) return last?.is === 'unreachable' ? { is: 'unsent' } : { is: 'phone' }
  return { is: 'server' }
}

/** The browser does not keep it: its storage says so itself. Anything else is a fault of ours. */
function notKept(error: unknown): null {
  if (!(error instanceof DOMException)) throw error
  return null
}

export type { TypedAnswer, TypedRow, DraftRow }
