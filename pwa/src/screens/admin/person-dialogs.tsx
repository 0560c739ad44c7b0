// The dialogs about one person: a new account, name and role, blocking, a new password.

import { useState } from 'preact/hooks'
import type { AccountRow, Locale, Role } from '../../api/shapes'
import { SelectField } from '../../ui/desk/select-field'
import { TextField } from '../../ui/desk/text-field'
import { Button } from '../../ui/parts/button'
import { FormDialog } from '../form-dialog'
import { useDesk } from '../use-desk'
import { useForm } from '../use-form'
import { inventPassword, personFaults } from './person-form'

interface Given {
  onClose: () => void
  onStale: () => Promise<void>
  onDone: (person: AccountRow, said: string) => void
}

export function NewPersonDialog({ onClose, onDone }: Given) {
  const { client, say } = useDesk()
  const words = say.text.people
  const [draft, setDraft] = useState({
    name: '',
    email: '',
    role: 'inspector' as Role,
    locale: say.locale,
    password: '',
  })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const form = useForm({
    check: () => personFaults(draft),
    send: () => client.people.create({ ...draft, name: draft.name.trim(), email: draft.email.trim() }),
    onDone: (person) => onDone(person, words.done.created(person.name)),
  })
  const taken = form.standing.is === 'refused' && form.standing.problem.code === 'email-taken'
  return (
    <FormDialog
      title={words.new.title}
      form={form}
      submit={words.new.create}
      stale={words.errors.stale}
      onClose={onClose}
    >
      <TextField
        label={words.new.name}
        value={draft.name}
        onInput={(name) => set({ name })}
        error={form.faults.has('name') ? words.errors.name : null}
        autocomplete="off"
        autofocus
      />
      <TextField
        label={words.new.email}
        type="email"
        value={draft.email}
        onInput={(email) => set({ email })}
        error={form.faults.has('email') ? words.errors.email : taken ? words.errors.taken : null}
        autocomplete="off"
      />
      <div class="columns">
        <RoleField value={draft.role} onChange={(role) => set({ role })} />
        <LocaleField value={draft.locale} onChange={(locale) => set({ locale })} />
      </div>
      <PasswordField
        value={draft.password}
        onInput={(password) => set({ password })}
        error={form.faults.has('password') ? words.errors.password : null}
      />
    </FormDialog>
  )
}

/** `erase`: what is kept of the person goes instead. */
export function ChangeDialog({
  person,
  erase,
  onClose,
  onStale,
  onDone,
}: Given & { person: AccountRow; erase: () => void }) {
  const { client, account, say } = useDesk()
  const words = say.text.people
  const [draft, setDraft] = useState({
    name: person.name,
    role: person.role,
    locale: person.locale,
    phone: person.phone ?? '',
  })
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const changed = () => {
    const { phone, ...rest } = draft
    const number = phone.trim() || null
    return { ...rest, name: draft.name.trim(), ...(number === (person.phone ?? null) ? {} : { phone: number }) }
  }
  const form = useForm({
    check: () => personFaults({ name: draft.name }),
    send: () => client.people.change(person.id, changed(), person.version),
    onDone: (now) => onDone(now, words.done.changed(now.name)),
    onStale,
  })
  const refused = form.standing.is === 'refused' ? form.standing.problem : null
  const numberRefused = refused?.code.startsWith('phone-') ? refused : null
  return (
    <FormDialog
      title={words.change.title(person.name)}
      form={form}
      submit={say.text.save}
      stale={words.errors.stale}
      onClose={onClose}
    >
      <TextField
        label={words.new.name}
        value={draft.name}
        onInput={(name) => set({ name })}
        error={form.faults.has('name') ? words.errors.name : null}
        autocomplete="off"
        autofocus
      />
      <TextField
        label={words.phone}
        value={draft.phone}
        onInput={(phone) => set({ phone })}
        error={numberRefused ? say.problem(numberRefused) : null}
        autocomplete="off"
      />
      <div class="columns">
        {person.id !== account.id && <RoleField value={draft.role} onChange={(role) => set({ role })} />}
        <LocaleField value={draft.locale} onChange={(locale) => set({ locale })} />
      </div>
      {person.role === 'applicant' && (
        <p>
          <Button kind="bad" onClick={erase}>
            {words.erase.open}
          </Button>
        </p>
      )}
    </FormDialog>
  )
}

export function BlockDialog({ person, onClose, onStale, onDone }: Given & { person: AccountRow }) {
  const { client, say } = useDesk()
  const words = say.text.people
  const form = useForm({
    check: () => [],
    send: () => client.people.change(person.id, { blocked: !person.blocked }, person.version),
    onDone: (changed) => onDone(changed, (changed.blocked ? words.done.blocked : words.done.unblocked)(changed.name)),
    onStale,
  })
  return (
    <FormDialog
      title={person.blocked ? words.unblockTitle(person.name) : words.blockDialog.title(person.name)}
      form={form}
      submit={person.blocked ? words.unblock : words.block}
      stale={words.errors.stale}
      bad={!person.blocked}
      onClose={onClose}
    >
      <p>{person.blocked ? words.unblockWhat : words.blockDialog.what}</p>
    </FormDialog>
  )
}

export function PasswordDialog({ person, onClose, onStale, onDone }: Given & { person: AccountRow }) {
  const { client, say } = useDesk()
  const words = say.text.people
  const [password, setPassword] = useState('')
  const form = useForm({
    check: () => personFaults({ password }),
    send: () => client.people.change(person.id, { password }, person.version),
    onDone: (changed) => onDone(changed, words.done.password(changed.name)),
    onStale,
  })
  return (
    <FormDialog
      title={words.passwordDialog.title(person.name)}
      form={form}
      submit={words.passwordDialog.set}
      stale={words.errors.stale}
      onClose={onClose}
    >
      <p class="small">{words.passwordDialog.what}</p>
      <PasswordField
        value={password}
        onInput={setPassword}
        error={form.faults.has('password') ? words.errors.password : null}
        autofocus
      />
    </FormDialog>
  )
}

interface PasswordProps {
  value: string
  onInput: (value: string) => void
  error: string | null
  autofocus?: boolean
}

function PasswordField({ value, onInput, error, autofocus }: PasswordProps) {
  const { say } = useDesk()
  const words = say.text.people
  const [shown, setShown] = useState(false)
  const invent = () => {
    onInput(inventPassword())
    setShown(true)
  }
  return (
    <TextField
      label={words.new.password}
      type={shown ? 'text' : 'password'}
      value={value}
      onInput={onInput}
      hint={words.new.passwordHint}
      error={error}
      autocomplete="new-password"
      autofocus={autofocus}
      after={
        <>
          <Button kind="quiet" pressed={shown} onClick={() => setShown(!shown)}>
            {words.passwordDialog.show}
          </Button>
          <Button kind="quiet" onClick={invent}>
            {words.passwordDialog.invent}
          </Button>
        </>
      }
    />
  )
}

function RoleField({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const { say } = useDesk()
  return (
    <SelectField
      label={say.text.people.new.role}
      value={value}
      options={ROLES.map((role) => ({ value: role, name: say.text.roles[role] }))}
      onChange={(role) => onChange(role as Role)}
    />
  )
}

function LocaleField({ value, onChange }: { value: Locale; onChange: (locale: Locale) => void }) {
  const { say } = useDesk()
  return (
    <SelectField
      label={say.text.people.new.locale}
      value={value}
      options={LOCALES.map((locale) => ({ value: locale, name: say.text.people.locales[locale] }))}
      onChange={(locale) => onChange(locale as Locale)}
    />
  )
}

const ROLES: Role[] = ['inspector', 'applicant', 'reviewer', 'administrator']
const LOCALES: Locale[] = ['ru', 'en']
