// The terms in days, each with what it means and to whom it is promised.

import { TextField } from '../../../ui/desk/text-field'
import { useDesk } from '../../use-desk'
import type { EditorProps } from './rule-frame'
import { daysTyped } from './rule-values'
import { rulesWords } from './rules-words'

export function DaysEditor({ value, faults, onType }: EditorProps<'days'>) {
  const { say } = useDesk()
  const words = rulesWords(say.locale)
  return (
    <div class="rule-terms">
      {Object.entries(words.terms).map(([name, [title, meaning]]) => (
        <TextField
          key={name}
          label={title}
          hint={meaning}
          inputMode="numeric"
          autocomplete="off"
          value={Number.isFinite(value[name] ?? NaN) ? String(value[name]) : ''}
          onInput={(text) => onType({ ...value, [name]: daysTyped(text) })}
          error={faults.has(name) ? words.faults.days : null}
          after={<span class="muted">{words.dayUnit}</span>}
        />
      ))}
    </div>
  )
}
