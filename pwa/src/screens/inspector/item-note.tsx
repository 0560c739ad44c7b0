// A note beside an answer; a critical «no» needs one.

import { useId, useRef, useState } from 'preact/hooks'
import { seen, seenAfter, type ItemView, type OpenInspection } from '../../core/inspection/inspection'
import { LONGEST_WORDS } from '../../kinds/kind'
import { Button } from '../../ui/parts/button'
import { useDraft, type Draft } from '../../ui/use-draft'
import { usePhone } from '../use-phone'

interface Props {
  open: OpenInspection
  view: ItemView
  closed: boolean
}

export function ItemNote({ open, view, closed }: Props) {
  const { say } = usePhone()
  const draft = useNote(open, view)
  const [asked, setAsked] = useState(false)
  const there = useRef(false)
  const text = say.text.section
  if (closed) return view.note ? <p class="small note-words">{view.note}</p> : null
  const needed = view.missing.some((each) => each.what === 'words')
  there.current ||= asked || needed || draft.text !== ''
  if (!there.current) {
    return (
      <Button kind="quiet" icon="pencil" onClick={() => setAsked(true)}>
        {text.addNote}
      </Button>
    )
  }
  return <NoteField draft={draft} needed={needed} focus={asked} />
}

/** The note being written, over the one that its author sees. */
export function useNote(open: OpenInspection, view: ItemView): Draft {
  const stands = { text: view.note, saw: seen(view.note_op, view.note_conflicts) }
  return useDraft(stands, async (words, saw) => seenAfter(await open.note(view.item.id, words, saw)))
}

export function NoteField({ draft, needed, focus }: { draft: Draft; needed: boolean; focus?: boolean }) {
  const { say } = usePhone()
  const id = useId()
  const text = say.text.section
  return (
    <div class="field">
      <label for={id}>{text.note}</label>
      <textarea
        id={id}
        class="input"
        rows={2}
        maxLength={LONGEST_WORDS}
        autofocus={focus}
        placeholder={text.notePlaceholder}
        value={draft.text}
        aria-describedby={`${id}-more`}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={() => void draft.settle()}
      />
      <p class={needed ? 'error' : 'hint'} id={`${id}-more`}>
        {needed ? text.wordsNeeded : text.noteHint}
      </p>
    </div>
  )
}
