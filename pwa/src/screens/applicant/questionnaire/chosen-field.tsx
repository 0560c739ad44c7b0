// A field that is chosen: each option is a whole row for the thumb.

import { useId } from 'preact/hooks'
import { anchorOf, choose, wrongOf, type Given } from './given'

interface Props {
  given: Given
  options: { id: string; words: string }[]
  /** In the place of options that have not come yet. */
  none?: string
}

export function ChosenField({ given, options, none }: Props) {
  const { field, row, closed, text } = given
  const name = useId()
  const error = wrongOf(row, text)
  return (
    <fieldset class="field" id={anchorOf(field.id)} tabIndex={-1}>
      <legend class="label">{text.fields[field.id]!.name}</legend>
      {options.length === 0 && none && <p class="hint">{none}</p>}
      <div class="choices" data-many={options.length > 3 ? '' : undefined}>
        {options.map((option) => (
          <label key={option.id}>
            <input
              type="radio"
              name={name}
              checked={row?.value === option.id}
              disabled={closed}
              onChange={() => void choose(given, field.id, option.id)}
            />
            {option.words}
          </label>
        ))}
      </div>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
