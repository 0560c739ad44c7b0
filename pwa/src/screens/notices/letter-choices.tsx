// What also comes by e-mail, kind by kind; each tick is kept at once.

import type { NoticesText } from '../../text/ru/notices'
import { Alarm } from '../../ui/parts/alarm'
import { Button } from '../../ui/parts/button'
import { Ghost } from '../../ui/parts/empty'
import { useLetterChoices } from './use-notices'

export function LetterChoices({ text, email }: { text: NoticesText; email: string }) {
  const { state, reload, busy, failed, choose } = useLetterChoices()
  const shown = state.kept?.value
  if (!shown && state.is === 'loading') return <Ghost words={text.loading} />
  if (!shown) {
    return (
      <>
        <Alarm words={state.is === 'unreachable' ? text.offline : text.failed} />
        <Button icon="again" onClick={() => void reload()}>
          {text.retry}
        </Button>
      </>
    )
  }
  if (shown.length === 0) return <p>{text.choicesNone}</p>
  return (
    <>
      <p class="muted small">{text.choicesWhat(email)}</p>
      <div class="choices letter-choices" role="group" aria-label={text.choices}>
        {shown.map(({ kind, email }) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={email}
              disabled={busy !== null}
              onChange={() => void choose(kind, !email)}
            />
            {text.kinds[kind]}
          </label>
        ))}
      </div>
      <Alarm words={failed ? text.notChosen : null} />
    </>
  )
}
