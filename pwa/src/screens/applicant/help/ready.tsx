// Ready answers of the network, searched while one types; the newest ones before.

import { useId } from 'preact/hooks'
import { makeHelp } from '../../../core/help'
import { Field } from '../../../ui/parts/field'
import { SectHead } from '../../../ui/parts/sect-head'
import { helpWords } from '../../help/help-words'
import { useFound } from '../../help/use-found'
import { usePhone } from '../../use-phone'
import '../../../ui/help.css'

const FIRST = 3

export function Ready() {
  const { client, say } = usePhone()
  const text = helpWords(say.locale)
  const id = useId()
  const found = useFound(makeHelp(client.api).search)
  const items = found.shown?.items ?? []
  const searched = Boolean(found.shown?.words)
  const shown = searched ? items : items.slice(0, FIRST)
  return (
    <section>
      <div class="plain">
        <Field id={id} label={text.search} hint={text.searchHint}>
          <input
            id={id}
            class="input"
            type="search"
            enterkeyhint="search"
            value={found.typed}
            aria-describedby={`${id}-more`}
            onInput={(event) => found.type(event.currentTarget.value)}
          />
        </Field>
      </div>
      <div role="status">
        {found.away && <p class="plain small muted">{text.searchAway}</p>}
        {found.shown && items.length === 0 && <p class="plain small muted">{searched ? text.nothing : text.none}</p>}
        {shown.length > 0 && <SectHead title={searched ? text.found : text.newest} count={shown.length} />}
      </div>
      {shown.map((each) => (
        <details key={each.id} class="ready">
          <summary>{say.words(each.question)}</summary>
          <p class="words">{say.words(each.answer)}</p>
        </details>
      ))}
    </section>
  )
}
