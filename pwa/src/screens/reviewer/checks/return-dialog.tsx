// What goes back to the applicant, thing by thing, each with its reason.

import { useState } from 'preact/hooks'
import type { LegalChecks, Returned } from '../../../api/paper-shapes'
import { TextField } from '../../../ui/desk/text-field'
import { FormDialog } from '../../form-dialog'
import { useDesk } from '../../use-desk'
import { useForm } from '../../use-form'
import { checksWords } from './checks-words'
import { draftOf, itemsOf, keyOf, type ReturnDraft } from './return-draft'

interface Props {
  checks: LegalChecks
  reload: () => Promise<void>
  onDone: (fresh: LegalChecks) => void
  onClose: () => void
}

export function ReturnDialog({ checks, reload, onDone, onClose }: Props) {
  const { client, say } = useDesk()
  const words = checksWords(say.locale)
  const [draft, setDraft] = useState<ReturnDraft>(() => draftOf(checks))
  const items = itemsOf(draft, checks)
  const form = useForm<string, LegalChecks>({
    check: () =>
      items.length === 0 ? ['nothing'] : items.filter((each) => !each.reason).map((each) => keyOf(each.kind, each.id)),
    send: () => client.legal.giveBack(checks.application.id, items, checks.application.version),
    onDone,
    onStale: reload,
  })
  const row = (kind: Returned['kind'], id: string, name: string) => (
    <Row
      key={keyOf(kind, id)}
      name={name}
      reason={draft[keyOf(kind, id)]}
      missing={form.faults.has(keyOf(kind, id))}
      change={(reason) => setDraft({ ...draft, [keyOf(kind, id)]: reason })}
    />
  )
  return (
    <FormDialog
      wide
      title={words.giveBackTitle}
      form={form}
      submit={words.giveBackSend}
      stale={words.stale}
      onClose={onClose}
    >
      <p class="small muted">{words.giveBackWhat}</p>
      {form.faults.has('nothing') && (
        <p class="error" role="alert">
          {words.nothing}
        </p>
      )}
      <fieldset class="legal-returns">
        <legend>{words.giveBackPapers}</legend>
        {checks.papers.map((each) => row('paper', each.id, say.words(each.title)))}
      </fieldset>
      <fieldset class="legal-returns">
        <legend>{words.giveBackFields}</legend>
        {checks.fields.map((each) => row('field', each, words.fact[each] ?? each))}
      </fieldset>
    </FormDialog>
  )
}

interface RowProps {
  name: string
  /** Undefined: not marked. */
  reason: string | undefined
  missing: boolean
  change: (reason: string | undefined) => void
}

function Row({ name, reason, missing, change }: RowProps) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  const marked = reason !== undefined
  return (
    <div class="legal-return">
      <label class="row">
        <input
          type="checkbox"
          checked={marked}
          onChange={(event) => change(event.currentTarget.checked ? '' : undefined)}
        />
        {name}
      </label>
      {marked && (
        <TextField
          label={`${words.reason}: ${name}`}
          rows={2}
          value={reason}
          error={missing ? words.reasonMissing : null}
          onInput={change}
        />
      )}
    </div>
  )
}
