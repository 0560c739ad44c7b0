// A new application: whose, where, how far photos may be taken, and by which requirements.

import { useState } from 'preact/hooks'
import type { Application } from '../../api/shapes'
import { SelectField } from '../../ui/desk/select-field'
import { TextField } from '../../ui/desk/text-field'
import { FormDialog } from '../form-dialog'
import { ListState } from '../list-state'
import { useDesk } from '../use-desk'
import { useForm } from '../use-form'
import { useProfiles } from '../use-profiles'
import { usePeopleOf } from './use-choices'
import { applicationFaults, newApplication, type ApplicationFields } from './visit-form'

interface Props {
  onClose: () => void
  onDone: (application: Application) => void
}

const EMPTY: ApplicationFields = {
  applicant_id: '',
  address: '',
  region: '',
  latitude: '',
  longitude: '',
  radius: '100',
  profile: '',
}

export function NewApplicationDialog({ onClose, onDone }: Props) {
  const { client, say } = useDesk()
  const words = say.text.visits.new
  const errors = say.text.visits.errors
  const [draft, setDraft] = useState(EMPTY)
  const set = (change: Partial<ApplicationFields>) => setDraft((before) => ({ ...before, ...change }))
  const applicants = usePeopleOf('applicant')
  const profiles = useProfiles()
  const people = applicants.state.kept?.value
  const form = useForm({
    check: () => applicationFaults(draft),
    send: () => client.planning.createApplication(newApplication(draft)),
    onDone,
  })
  const wrong = (fault: keyof typeof errors & ReturnType<typeof applicationFaults>[number]) =>
    form.faults.has(fault) ? errors[fault] : null
  return (
    <FormDialog title={words.title} form={form} submit={words.create} stale={errors.stale} wide onClose={onClose}>
      <p class="small muted">{words.what}</p>
      <ListState state={applicants.state} retry={applicants.reload} />
      {people && (
        <SelectField
          label={words.applicant}
          value={draft.applicant_id}
          options={people.map((person) => ({ value: person.id, name: `${person.name}, ${person.email}` }))}
          onChange={(applicant_id) => set({ applicant_id })}
          choose={words.chooseApplicant}
          hint={people.length ? undefined : words.noApplicants}
          error={wrong('applicant')}
        />
      )}
      <TextField
        label={words.address}
        value={draft.address}
        onInput={(address) => set({ address })}
        error={wrong('address')}
        autocomplete="off"
      />
      <TextField
        label={words.region}
        value={draft.region}
        onInput={(region) => set({ region: region.slice(0, 80) })}
        hint={words.regionHint}
        autocomplete="off"
      />
      <div class="columns">
        <TextField
          label={words.latitude}
          inputMode="decimal"
          value={draft.latitude}
          onInput={(latitude) => set({ latitude })}
          hint={words.coordinatesHint}
          error={wrong('latitude')}
          autocomplete="off"
        />
        <TextField
          label={words.longitude}
          inputMode="decimal"
          value={draft.longitude}
          onInput={(longitude) => set({ longitude })}
          error={wrong('longitude')}
          autocomplete="off"
        />
      </div>
      <div class="columns">
        <TextField
          label={words.radius}
          inputMode="numeric"
          value={draft.radius}
          onInput={(radius) => set({ radius })}
          hint={words.radiusHint}
          error={wrong('radius')}
          autocomplete="off"
        />
        <SelectField
          label={words.profile}
          value={draft.profile}
          options={(profiles.state.kept?.value ?? []).map((profile) => ({
            value: profile.ref,
            name: `${say.words(profile.title)}, ${say.day(profile.valid_from)}`,
          }))}
          onChange={(profile) => set({ profile })}
          choose={words.chooseProfile}
          error={wrong('profile')}
        />
      </div>
    </FormDialog>
  )
}
