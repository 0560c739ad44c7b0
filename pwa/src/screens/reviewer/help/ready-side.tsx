// Ready answers beside a thread: found by words, put into the answer by a press.

import { TextField } from '../../../ui/desk/text-field'
import { Button } from '../../../ui/parts/button'
import { useFound } from '../../help/use-found'
import { useDesk } from '../../use-desk'
import { helpDeskWords } from './help-desk-words'

export function ReadySide({ onInsert }: { onInsert: (words: string) => void }) {
  const { client, say } = useDesk()
  const words = helpDeskWords(say.locale)
  const found = useFound(client.helping.search)
  const items = found.shown?.items ?? []
  return (
    <aside class="panel-side help-side" tabIndex={0} aria-label={words.ready}>
      <h2>{words.ready}</h2>
      <TextField label={words.readySearch} value={found.typed} onInput={found.type} autocomplete="off" />
      <div>
        <div role="status">
          {found.away && <p class="small muted">{words.readyAway}</p>}
          {found.shown && items.length === 0 && (
            <p class="small muted">{found.shown.words ? words.readyNothing : words.readyNone}</p>
          )}
        </div>
        {items.map((each) => (
          <details key={each.id} class="ready">
            <summary>{say.words(each.question)}</summary>
            <p class="words">{say.words(each.answer)}</p>
            <p class="ready-end">
              <Button onClick={() => onInsert(say.words(each.answer))}>{words.insert}</Button>
            </p>
          </details>
        ))}
      </div>
    </aside>
  )
}
