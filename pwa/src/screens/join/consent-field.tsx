// The consent of a registration: the box can be ticked once its text is there; nobody agrees to what has not come.

import type { Opening } from '../../api/registration-shapes'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import type { Loading } from '../loaded'
import { usePhone } from '../use-phone'
import { joinWords } from './join-words'

interface Props {
  opening: Loading<Opening>
  agreed: boolean
  error: string | null
  onChange: (agreed: boolean) => void
}

export function ConsentField({ opening, agreed, error, onChange }: Props) {
  const { say } = usePhone()
  const text = joinWords(say.locale).form
  const there = opening.state.kept?.value
  return (
    <div class="field">
      <div class="choices">
        <label>
          <input
            id="consent"
            type="checkbox"
            checked={agreed}
            disabled={!there}
            aria-invalid={error ? true : undefined}
            aria-describedby="consent-more"
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          {text.consent}
        </label>
      </div>
      {there?.consent_text && (
        <details class="door-consent">
          <summary>{text.consentText}</summary>
          <p class="small">{there.consent_text[say.locale]}</p>
        </details>
      )}
      <div id="consent-more">
        {!there && <Missing opening={opening} />}
        {there && error && (
          <p class="error" role="alert">
            <Icon name="octagon" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  )
}

function Missing({ opening: { state, reload } }: Pick<Props, 'opening'>) {
  const { say } = usePhone()
  const text = joinWords(say.locale)
  if (state.is === 'loading') return <p class="small muted">{text.form.consentComes}</p>
  return (
    <div class="stack">
      <p class="error" role="alert">
        <Icon name="octagon" />
        <span>{text.form.consentAway}</span>
      </p>
      <Button icon="again" onClick={() => void reload()}>
        {text.again}
      </Button>
    </div>
  )
}
