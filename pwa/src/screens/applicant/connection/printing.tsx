// Printing: a sheet goes to the printer, and its code comes back from the paper.

import type { SelfTest } from '../../../api/connection-shapes'
import { Button } from '../../../ui/parts/button'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { TryProps } from './computer'
import { LineField, Trouble } from './parts'
import { printSheet } from './print-sheet'
import { useSending } from './use-sending'

export function Printing<T extends SelfTest>({ test, acts, put, reload, typed, type, sheetUrl }: TryProps<T>) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.test.printing
  const { sheet } = test
  const making = useSending(acts.newId)
  const drawing = useSending(acts.newId)
  const typing = useSending(acts.newId, reload)
  const none = useSending(acts.newId)
  const good = sheet !== null && sheet.left > 0
  const send = (event: Event) => {
    event.preventDefault()
    if (!sheet || !typed.code.trim()) return typing.say(words.needed)
    typing.send(
      (id) => acts.report(id, { printing: { sheet_id: sheet.id, code: typed.code } }),
      (fresh) => {
        type({ code: '' })
        put(fresh)
      },
    )
  }
  return (
    <>
      <p class="small">{text.what}</p>
      {good && (
        <>
          <Trouble words={drawing.trouble} />
          <Button
            wide
            icon="file"
            busy={drawing.busy}
            onClick={() =>
              drawing.send(
                () => acts.drawSheet(sheet.id),
                (drawn) => printSheet(drawn, words.test.paper),
              )
            }
          >
            {text.print}
          </Button>
          {sheetUrl && (
            <p>
              <a class="btn" data-kind="quiet" href={sheetUrl(sheet.id)} target="_blank" rel="noopener">
                {text.open}
              </a>
            </p>
          )}
          <form class="stack" noValidate onSubmit={send}>
            <LineField
              label={text.code}
              hint={text.codeHint(sheet.left)}
              error={typing.trouble}
              value={typed.code}
              onInput={(code) => type({ code })}
            />
            <Button submit wide busy={typing.busy}>
              {text.go}
            </Button>
          </form>
        </>
      )}
      {!good && <Trouble words={typing.trouble} />}
      <Trouble words={making.trouble ?? none.trouble} />
      <div class="row wraps">
        <Button kind={good ? 'quiet' : undefined} busy={making.busy} onClick={() => making.send(acts.makeSheet, put)}>
          {sheet ? text.again : text.make}
        </Button>
        <Button
          kind="quiet"
          busy={none.busy}
          onClick={() => none.send((id) => acts.report(id, { printing: { none: true } }), put)}
        >
          {text.none}
        </Button>
      </div>
    </>
  )
}
