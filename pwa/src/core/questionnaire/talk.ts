// One talk with the server about one questionnaire: what waits goes up, what stands comes down.

import type { Api } from '../../api/client'
import type { Problem, Reply } from '../../api/outcome'
import type { Answered, FieldAnswer, Questionnaire, TypedAnswer } from '../../api/road-shapes'
import type { Database } from '../../store/database'
import {
  putDraft,
  putLater,
  questionnaireTopic,
  readDraft,
  readTyped,
  settleTyped,
  type DraftRow,
  type TypedRow,
} from '../../store/questionnaires'

export type Heard = { is: 'heard' } | { is: 'unreachable' } | { is: 'refused'; problem: Problem }

/** Begins the application where the server does not know of it, and hands over what waits. */
export async function sendDraft(database: Database, api: Api, draft: DraftRow): Promise<Heard> {
  const path = `/applications/${draft.id}`
  if (!draft.begun) {
    const begun = await api.ask(`${path}/draft`, { method: 'PUT' })
    if (begun.is !== 'done') return notDone(begun)
    await change(database, draft.id, (row) => ({ ...row, begun: true }))
  }
  const rows = await database.read(['typed'], (tx) => readTyped(tx, draft.id))
  const sent = rows.filter((each) => each.waits)
  if (sent.length === 0) return { is: 'heard' }
  const body = Object.fromEntries(sent.map((row) => [row.field, wire(row)]))
  const reply = await api.ask<Answered>(`${path}/questionnaire`, { method: 'PATCH', body })
  if (reply.is !== 'done') return notDone(reply)
  const { fields, ...state } = reply.value
  await database.write(
    ['typed', 'drafts'],
    async (tx) => {
      for (const row of sent) {
        const came = fields[row.field]
        if (came) await settleTyped(tx, row, settled(row, came))
      }
      const known = await readDraft(tx, draft.id)
      if (known?.sheet) await putDraft(tx, { ...known, sheet: { ...known.sheet, ...state } })
    },
    [questionnaireTopic(draft.id), 'drafts'],
  )
  return { is: 'heard' }
}

/** Asks how the questionnaire stands. What was typed here later stays. */
export async function hear(database: Database, api: Api, id: string): Promise<Heard> {
  const reply = await api.ask<Questionnaire>(`/applications/${id}/questionnaire`)
  if (reply.is !== 'done') return notDone(reply)
  const { answers, ...sheet } = reply.value
  await database.write(
    ['typed', 'drafts'],
    async (tx) => {
      for (const [field, answer] of Object.entries(answers)) await putLater(tx, kept(id, field, answer))
      const known = await readDraft(tx, id)
      if (known) await putDraft(tx, { ...known, begun: true, sheet })
    },
    [questionnaireTopic(id), 'drafts'],
  )
  return { is: 'heard' }
}

async function change(database: Database, id: string, by: (row: DraftRow) => DraftRow): Promise<void> {
  await database.write(
    ['drafts'],
    async (tx) => {
      const known = await readDraft(tx, id)
      if (known) await putDraft(tx, by(known))
    },
    ['drafts'],
  )
}

function settled(row: TypedRow, came: FieldAnswer): TypedRow {
  const rest = { ...row }
  delete rest.waits
  if (came.came === 'wrong') return { ...rest, wrong: came.wrong ?? { code: 'kind', facts: {} } }
  return came.answer ? kept(row.application_id, row.field, came.answer) : rest
}

const kept = (application_id: string, field: string, answer: TypedAnswer): TypedRow => ({
  application_id,
  field,
  value: answer.value,
  changed_at: Date.parse(answer.changed_at),
})

const wire = (row: TypedRow): TypedAnswer => ({
  value: row.value,
  changed_at: new Date(row.changed_at).toISOString(),
})

/** Who must sign in first sends it after: until then the server has not been reached. */
function notDone(reply: Exclude<Reply<unknown>, { is: 'done' }>): Heard {
  if (reply.is === 'refused' && reply.problem.status !== 401 && reply.problem.status !== 429) return reply
  return { is: 'unreachable' }
}
