// What is looked for in the audit, in one line: words, the family of acts, days, and a person chosen in an entry.

import { useId } from 'preact/hooks'
import type { AuditWish } from '../../../core/desk/audit'
import { DeskIcon } from '../../../ui/desk/icons'
import { Icon } from '../../../ui/parts/icon'
import { dayInWords } from '../../day-in-words'
import { useDesk } from '../../use-desk'
import { auditWords } from './audit-words'

interface Props {
  wish: AuditWish
  /** The name of the person in `wish.who`. */
  whose: string
  /** What is being written into the search field. */
  typed: string
  onType: (words: string) => void
  onWish: (change: Partial<AuditWish>) => void
}

export function AuditFilters({ wish, whose, typed, onType, onWish }: Props) {
  const { say } = useDesk()
  const words = auditWords(say.locale)
  const id = useId()
  const families = Object.entries(words.families)
  return (
    <form
      class="audit-filters"
      role="search"
      aria-label={words.filters.name}
      onSubmit={(event) => {
        event.preventDefault()
        onWish({ about: typed })
      }}
    >
      <label class="input search">
        <DeskIcon name="search" />
        <input
          type="search"
          placeholder={words.filters.about}
          aria-label={words.filters.about}
          value={typed}
          onInput={(event) => onType(event.currentTarget.value)}
          onChange={(event) => onWish({ about: event.currentTarget.value })}
        />
      </label>
      <label class="vh" for={`${id}-act`}>
        {words.filters.act}
      </label>
      <select
        class="input"
        id={`${id}-act`}
        value={wish.act}
        onChange={(event) => onWish({ act: event.currentTarget.value })}
      >
        <option value="">{words.filters.every}</option>
        {families.map(([name, said]) => (
          <option key={name} value={name}>
            {said}
          </option>
        ))}
      </select>
      <Day name={words.filters.from} value={wish.from} onChange={(from) => onWish({ from })} />
      <Day name={words.filters.to} value={wish.to} onChange={(to) => onWish({ to })} />
      {wish.who && (
        <button
          type="button"
          class="chip"
          aria-pressed="true"
          aria-label={words.filters.who(whose)}
          onClick={() => onWish({ who: '' })}
        >
          {whose} <Icon name="cross" />
        </button>
      )}
    </form>
  )
}

function Day({ name, value, onChange }: { name: string; value: string; onChange: (day: string) => void }) {
  const { say } = useDesk()
  const chosen = dayInWords(value, say)
  return (
    <label class="day">
      <span class="small muted">{chosen ? `${name}: ${chosen}` : name}</span>
      <span class="input">
        <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value)} />
      </span>
    </label>
  )
}
