// Free words, drawn.

import type { View } from '../kind'
import { useDraft } from '../use-draft'

export const textView: View = {
  Field({ item, value, labelled, closed, give }) {
    const draft = useDraft(typeof value === 'string' ? value : '', (text) => give(text === '' ? null : text))
    return (
      <textarea
        class="input"
        rows={3}
        aria-labelledby={labelled}
        maxLength={item.settings.max_length ?? 4000}
        readOnly={closed}
        value={draft.text}
        onInput={(event) => draft.type(event.currentTarget.value)}
        onBlur={draft.settle}
      />
    )
  },
  Shown({ value }) {
    return <>{typeof value === 'string' ? value : '—'}</>
  },
}
