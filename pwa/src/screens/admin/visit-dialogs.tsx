// The dialogs about one visit: plan it, hand it to another inspector or another day, cancel it.

import { useState } from 'preact/hooks'
import type { Application, InspectionRow } from '../../api/shapes'
import { SelectField } from '../../ui/desk/select-field'
import { TextField } from '../../ui/desk/text-field'
import { FormDialog } from '../form-dialog'
import { ListState } from '../list-state'
import { useDesk } from '../use-desk'
import { useForm } from '../use-form'
import { usePeopleOf } from './use-choices'
import { dayOf, dueAt, visitFaults, type VisitFault, type VisitFields } from './visit-form'

interface Given {
  onClose: () => void
  onStale: () => Promise<void>
  onDone: (said: string) => void
}

const IN_DAYS = 3
const DAY_MS = 86_400_000

export function PlanVisitDialog({ application, onClose, onStale, onDone }: Given & { application: Application }) {
  const { client, say } = useDesk()
  const words = say.text.visits
  const [draft, setDraft] = useState({ assignee_id: '', day: dayOf(new Date(Date.now() + IN_DAYS * DAY_MS)) })
  const [stage, setStage] = useState<'empty' | 'finished'>(application.stage === 'surveying' ? 'empty' : 'finished')
  const form = useForm({
    check: () => visitFaults(draft, new Date()),
    send: () =>
      client.planning.planVisit(
        application.id,
        { assignee_id: draft.assignee_id, due_at: dueAt(draft.day), stage },
        application.version,
      ),
    onDone: (row) => onDone(words.done.planned(row.assignee?.name ?? '')),
    onStale,
  })
  return (
    <FormDialog
      title={words.plan.title(application.number)}
      form={form}
      submit={words.plan.send}
      stale={words.errors.stale}
      onClose={onClose}
    >
      <p class="small muted">{application.address}</p>
      <VisitFields draft={draft} onChange={setDraft} faults={form.faults} />
      <SelectField
        label={words.plan.stage}
        value={stage}
        options={[
          { value: 'finished', name: words.plan.finished },
          { value: 'empty', name: words.plan.empty },
        ]}
        onChange={(value) => setStage(value as typeof stage)}
      />
    </FormDialog>
  )
}

export function ReassignDialog({ row, onClose, onStale, onDone }: Given & { row: InspectionRow }) {
  const { client, say } = useDesk()
  const words = say.text.visits
  const [draft, setDraft] = useState({ assignee_id: row.assignee?.id ?? '', day: row.due_at ? dayOf(row.due_at) : '' })
  const form = useForm({
    check: () => visitFaults(draft, new Date()),
    send: () =>
      client.planning.change(row.id, { assignee_id: draft.assignee_id, due_at: dueAt(draft.day) }, row.version),
    onDone: () => onDone(words.done.reassigned),
    onStale,
  })
  return (
    <FormDialog
      title={words.reassign.title}
      form={form}
      submit={words.reassign.send}
      stale={words.errors.stale}
      onClose={onClose}
    >
      <VisitFields draft={draft} onChange={setDraft} faults={form.faults} />
    </FormDialog>
  )
}

export function CancelVisitDialog({ row, onClose, onStale, onDone }: Given & { row: InspectionRow }) {
  const { client, say } = useDesk()
  const words = say.text.visits
  const [reason, setReason] = useState('')
  const form = useForm<'reason', InspectionRow>({
    check: () => (reason.trim() ? [] : ['reason']),
    send: () => client.planning.cancel(row.id, reason.trim()),
    onDone: () => onDone(words.done.cancelled),
    onStale,
  })
  return (
    <FormDialog
      title={words.cancelDialog.title}
      form={form}
      submit={words.cancelDialog.send}
      cancel={words.cancelDialog.keep}
      stale={words.errors.stale}
      bad
      onClose={onClose}
    >
      <p>{words.cancelDialog.what}</p>
      <TextField
        label={words.cancelDialog.reason}
        rows={3}
        value={reason}
        onInput={setReason}
        error={form.faults.has('reason') ? words.errors.reason : null}
        autofocus
      />
    </FormDialog>
  )
}

interface FieldsProps {
  draft: VisitFields
  onChange: (draft: VisitFields) => void
  faults: ReadonlySet<VisitFault>
}

function VisitFields({ draft, onChange, faults }: FieldsProps) {
  const { say } = useDesk()
  const words = say.text.visits
  const inspectors = usePeopleOf('inspector')
  const people = inspectors.state.kept?.value
  return (
    <>
      <ListState state={inspectors.state} retry={inspectors.reload} />
      {people && (
        <SelectField
          label={words.plan.assignee}
          value={draft.assignee_id}
          options={people.map((person) => ({ value: person.id, name: person.name }))}
          onChange={(assignee_id) => onChange({ ...draft, assignee_id })}
          choose={words.plan.choose}
          hint={people.length ? undefined : words.plan.noInspectors}
          error={faults.has('assignee') ? words.errors.assignee : null}
        />
      )}
      <TextField
        label={words.plan.due}
        type="date"
        value={draft.day}
        onInput={(day) => onChange({ ...draft, day })}
        error={faults.has('due') ? words.errors.due : null}
      />
    </>
  )
}
