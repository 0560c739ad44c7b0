// Free words.

import { useId } from 'preact/hooks'
import { say } from '../../text'
import { useDraft } from '../../ui/use-draft'
import type { FieldProps, View } from '../kind'

const LONGEST = 4000
const NEARLY = 100

export const textView: View = {
  Field: TextField,
  Shown: ({ value }) => <span class="said-words">{typeof value === 'string' ? value : ''}</span>,
}

function TextField({ item, value, locale, labelled, closed, give }: FieldProps) {
  const id = useId()
  const longest = item.settings.max_length ?? LONGEST
  const draft = useDraft(typeof value === 'string' ? value : '', (text) => give(text.trim() === '' ? null : text))
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
        onBlur={draft.settle}
      />
      <p class="hint" id={id}>
        {rest < NEARLY ? say(locale).kinds.textHint(rest) : ''}
      </p>
    </div>
  )
}
