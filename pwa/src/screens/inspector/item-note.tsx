// A note beside an answer; a critical «no» needs one.

import { useId, useState } from 'preact/hooks'
import type { ItemView, OpenInspection } from '../../core/inspection'
import { Button } from '../../ui/parts/button'
import { useDraft } from '../../ui/use-draft'
import { usePhone } from '../use-phone'

interface Props {
  open: OpenInspection
  view: ItemView
  closed: boolean
  /** The field is open from the start. */
  wanted?: boolean
}

export function ItemNote({ open, view, closed, wanted }: Props) {
  const { say } = usePhone()
  const [asked, setAsked] = useState(false)
  const text = say.text.section
  if (closed) return view.note ? <p class="small note-words">{view.note}</p> : null
  const needed = view.missing.some((each) => each.what === 'words')
  if (!asked && !wanted && !needed && !view.note) {
    return (
      <Button kind="quiet" icon="pencil" onClick={() => setAsked(true)}>
        {text.addNote}
      </Button>
    )
  }
  return <NoteField open={open} view={view} needed={needed} focus={asked} />
}

function NoteField({
  open,
  view,
  needed,
  focus,
}: {
  open: OpenInspection
  view: ItemView
  needed: boolean
  focus: boolean
}) {
  const { say } = usePhone()
  const id = useId()
  const text = say.text.section
  const draft = useDraft(view.note, (words) => void open.note(view.item.id, words))
  return (
    <div class="field">
      <label for={id}>{text.note}</label>
      <textarea
        id={id}
        class="input"
        rows={2}
        maxLength={4000}
        autofocus={focus}
        placeholder={text.notePlaceholder}
        value={draft.text}
        aria-describedby={`${id}-more`}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={draft.settle}
      />
      <p class={needed ? 'error' : 'hint'} id={`${id}-more`}>
        {needed ? text.wordsNeeded : text.noteHint}
      </p>
    </div>
  )
}
