// A problem to write down: what, who mends it, until when, and the photo of a daily list that shows it.

import { useId, useState } from 'preact/hooks'
import type { Reply } from '../../api/outcome'
import type { Trial, TrialState } from '../../api/trial-shapes'
import type { Drafts } from '../../core/help'
import type { NewTrouble } from '../../core/trial'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { Icon } from '../../ui/parts/icon'
import { PhotoChoice } from './photo-choice'
import type { Tools } from './tools'
import { trialWords } from './trial-words'
import { faultsOf, useTroubleDraft } from './trouble-draft'

const BEFORE = 'TRB-01'

interface Props {
  id: string
  trial: Trial
  say: Tools
  drafts: Drafts
  refusal: (reply: Reply<TrialState> & { is: 'refused' }) => string
  send: (trouble: NewTrouble) => Promise<Reply<TrialState>>
  onDone: (fresh: TrialState) => void
  onClose: () => void
}

export function TroubleForm({ id, trial, say, drafts, refusal, send, onDone, onClose }: Props) {
  const text = trialWords(say.locale)
  const field = useId()
  const { draft, kept, change, forget } = useTroubleDraft(drafts, id)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const faults = tried ? faultsOf(draft) : []
  const on = (name: 'what' | 'owner' | 'due_on') => (event: Event) =>
    change({ [name]: (event.currentTarget as HTMLInputElement).value })
  const save = async () => {
    setTried(true)
    if (faultsOf(draft).length) return
    setBusy(true)
    const reply = await send(draft)
    setBusy(false)
    setFailed(reply.is === 'done' ? null : reply.is === 'refused' ? refusal(reply) : text.unsent)
    if (reply.is !== 'done') return
    forget()
    onDone(reply.value)
  }
  const error = (name: 'what' | 'owner' | 'due') => (faults.includes(name) ? text.wrong[name] : null)
  return (
    <form
      class="trial-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3>{text.addTitle}</h3>
      <Field id={`${field}-what`} label={text.what} hint={text.whatHint} error={error('what')}>
        <textarea
          id={`${field}-what`}
          class="input"
          rows={3}
          maxLength={1000}
          value={draft.what}
          aria-describedby={`${field}-what-more`}
          aria-invalid={error('what') ? true : undefined}
          onInput={on('what')}
        />
      </Field>
      <Field id={`${field}-owner`} label={text.who} hint={text.whoHint} error={error('owner')}>
        <input
          id={`${field}-owner`}
          class="input"
          maxLength={200}
          value={draft.owner}
          autocomplete="off"
          aria-describedby={`${field}-owner-more`}
          aria-invalid={error('owner') ? true : undefined}
          onInput={on('owner')}
        />
      </Field>
      <Field id={`${field}-due`} label={text.by} error={error('due')}>
        <input
          id={`${field}-due`}
          class="input"
          type="date"
          min={trial.today}
          value={draft.due_on}
          aria-describedby={`${field}-due-more`}
          aria-invalid={error('due') ? true : undefined}
          onInput={on('due_on')}
        />
      </Field>
      <PhotoChoice
        name={`${field}-photo`}
        legend={text.beforePhoto}
        hint={text.beforeHint}
        none={text.beforeNone}
        photos={trial.photos.filter((each) => each.item === BEFORE)}
        chosen={draft.before}
        say={say}
        onChoose={(before) => change({ before })}
      />
      {failed && (
        <p class="small bad row" role="alert">
          <Icon name="octagon" />
          <span>{failed}</span>
        </p>
      )}
      <p class="small muted" role="status">
        {kept ? text.kept_here : ''}
      </p>
      <div class="stack">
        <Button submit kind="primary" large wide busy={busy}>
          {text.save}
        </Button>
        <Button large wide onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </form>
  )
}
