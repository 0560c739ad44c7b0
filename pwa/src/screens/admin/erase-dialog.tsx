// The dialog that erases a person who has asked on paper: what goes, what stays, and the number of the paper.

import { useState } from 'preact/hooks'
import type { AccountRow } from '../../api/shapes'
import { TextField } from '../../ui/desk/text-field'
import { Icon } from '../../ui/parts/icon'
import { FormDialog } from '../form-dialog'
import { ListState } from '../list-state'
import { useLoaded } from '../loaded'
import { useDesk } from '../use-desk'
import { useForm } from '../use-form'
import { eraseFaults } from './erase-form'

interface Props {
  person: AccountRow
  onClose: () => void
  onErased: (act: number) => Promise<void>
}

export function EraseDialog({ person, onClose, onErased }: Props) {
  const { client, say } = useDesk()
  const words = say.text.people.erase
  const [draft, setDraft] = useState({ reference: '', asked_on: '', withdraw: false })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const { state, reload } = useLoaded(person.id, () => client.people.data(person.id))
  const data = state.kept?.value
  const form = useForm({
    check: () => (data ? eraseFaults(draft, data, new Date()) : ['loading' as const]),
    send: () => client.people.erase(person.id, draft),
    onDone: (erasure) => void onErased(erasure.act),
    onStale: reload,
  })
  return (
    <FormDialog
      title={words.title(person.name)}
      form={form}
      submit={words.go}
      stale={say.text.people.errors.stale}
      bad
      onClose={onClose}
    >
      <p>{words.what}</p>
      <ListState state={state} retry={reload} />
      {data && data.open.length > 0 && (
        <>
          <p>{words.waiting(data.open)}</p>
          <div class="choices" data-kind="chips">
            <label>
              <input type="checkbox" checked={draft.withdraw} onChange={() => set({ withdraw: !draft.withdraw })} />
              {words.withdraw}
            </label>
          </div>
          {form.faults.has('withdraw') && (
            <p class="trouble" role="alert">
              <Icon name="octagon" />
              <span>{words.needWithdraw}</span>
            </p>
          )}
        </>
      )}
      {data && data.proving.length > 0 && data.proving_until && (
        <p>{words.proving(data.proving, say.day(data.proving_until))}</p>
      )}
      <div class="columns">
        <TextField
          label={words.reference}
          value={draft.reference}
          onInput={(reference) => set({ reference })}
          hint={words.referenceHint}
          error={form.faults.has('reference') ? words.needReference : null}
          autocomplete="off"
          autofocus
        />
        <TextField
          label={words.askedOn}
          type="date"
          value={draft.asked_on}
          onInput={(asked_on) => set({ asked_on })}
          error={form.faults.has('asked_on') ? words.needDay : null}
        />
      </div>
    </FormDialog>
  )
}
