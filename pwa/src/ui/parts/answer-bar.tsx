// Yes, no, not applicable: always in this order, always in this place. The only part an inspector must hit blind.

import { Icon } from './icon'

interface Props {
  name: string
  value: unknown
  words: { label: string; yes: string; no: string; na: string }
  na: boolean
  closed: boolean
  give(value: 'yes' | 'no' | 'na'): void
}

export function AnswerBar({ name, value, words, na, closed, give }: Props) {
  const choice = (id: 'yes' | 'no' | 'na') => ({
    type: 'radio' as const,
    name,
    value: id,
    checked: value === id,
    disabled: closed || (id === 'na' && !na),
    onClick: () => give(id),
  })
  return (
    <fieldset class="answers" data-two={!na}>
      <legend class="vh">{words.label}</legend>
      <label class="yes">
        <input {...choice('yes')} />
        <Icon name="check" />
        {words.yes}
      </label>
      <label class="no">
        <input {...choice('no')} />
        <Icon name="cross" />
        {words.no}
      </label>
      {na && (
        <label class="na">
          <input {...choice('na')} />
          {words.na}
        </label>
      )}
    </fieldset>
  )
}
