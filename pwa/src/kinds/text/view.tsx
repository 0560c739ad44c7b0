// Free words.

import { useId } from 'preact/hooks'
import { say } from '../../text'
import { useDraft } from '../../ui/use-draft'
import { LONGEST_WORDS, type FieldProps, type View } from '../kind'

const NEARLY = 100

export const textView: View = {
  Field: TextField,
  Shown: ({ value }) => <span class="said-words">{typeof value === 'string' ? value : ''}</span>,
}

function TextField({ item, value, saw, locale, labelled, closed, give }: FieldProps) {
  const id = useId()
  const longest = item.settings.max_length ?? LONGEST_WORDS
  const stands = { text: typeof value === 'string' ? value : '', saw }
  const draft = useDraft(stands, (text, over) => give(text.trim() === '' ? null : text, over))
  const rest = longest - draft.text.length
  return (
    <div class="field">
      <textarea
        class="input"
        rows={3}
        maxLength={longest}
        value={draft.text}
        disabled={closed}
        aria-labelledby={labelled}
        aria-describedby={id}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={() => void draft.settle()}
      />
      <p class="hint" id={id}>
        {rest < NEARLY ? say(locale).kinds.textHint(rest) : ''}
      </p>
    </div>
  )
}
