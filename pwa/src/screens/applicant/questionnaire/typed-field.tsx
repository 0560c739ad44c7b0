// A field that is typed: words, a number, the digits of a register.

import { useState } from 'preact/hooks'
import { Field as Frame } from '../../../ui/parts/field'
import { useDraft } from '../../../ui/use-draft'
import { usePhone } from '../../use-phone'
import { anchorOf, textOf, wrongOf, type Given } from './given'

/** While it is being typed, nobody is told that it is not finished. */
const UNFINISHED = ['digits', 'short']

export function TypedField(given: Given) {
  const { field, row, open, closed, text, onKept } = given
  const { say } = usePhone()
  const [here, setHere] = useState(false)
  const id = anchorOf(field.id)
  const saw = { op: row ? String(row.changed_at) : null }
  const draft = useDraft({ text: textOf(row, say), saw }, async (typed) => {
    const changed_at = await open.type(field.id, typed)
    onKept(changed_at !== null)
    return changed_at === null ? null : { op: String(changed_at) }
  })
  const words = text.fields[field.id]!
  const unit = text.units[field.id]
  const quiet = here && UNFINISHED.includes(row?.wrong?.code ?? '')
  const error = quiet ? null : wrongOf(row, text)
  const label = field.required ? words.name : `${words.name} (${text.optional})`
  const control = {
    id,
    value: draft.text,
    disabled: closed,
    autocomplete: 'off' as const,
    'aria-describedby': `${id}-more`,
    'aria-invalid': error ? true : undefined,
    'aria-required': field.required,
    onFocus: () => setHere(true),
    onBlur: () => {
      setHere(false)
      void draft.settle()
    },
  }
  return (
    <Frame id={id} label={label} hint={words.hint} error={error}>
      {field.kind === 'words' ? (
        <textarea
          {...control}
          class="input"
          rows={field.id === 'address' || field.id === 'networks' ? 2 : 1}
          onInput={(event) => draft.type(event.currentTarget.value)}
        />
      ) : (
        <div class="input" data-kind={field.kind === 'number' ? 'number' : undefined}>
          <input
            {...control}
            type="text"
            inputMode={field.kind === 'digits' ? 'numeric' : 'decimal'}
            onInput={(event) => draft.type(event.currentTarget.value)}
          />
          {unit && <span class="unit">{unit}</span>}
        </div>
      )}
    </Frame>
  )
}
