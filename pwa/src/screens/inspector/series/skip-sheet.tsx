// Why a shot of the photo package is not taken; or that it is left for later.

import { useState } from 'preact/hooks'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { Sheet } from '../../../ui/parts/sheet'
import { usePhone } from '../../use-phone'
import { seriesWords } from './series-words'

interface Props {
  shot: string
  /** Whether it is kept. */
  skip(reason: string): Promise<boolean>
  later(): void
  onClose(): void
}

const LONGEST = 200

export function SkipSheet({ shot, skip, later, onClose }: Props) {
  const { say } = usePhone()
  const text = seriesWords(say.locale)
  const [reason, setReason] = useState('')
  const [own, setOwn] = useState('')
  const [error, setError] = useState<string | null>(null)
  const said = own.trim() || reason
  const record = async () => {
    if (!said) return setError(text.needsReason)
    if (!(await skip(said))) setError(text.notKept)
  }
  return (
    <Sheet
      title={text.skipTitle(shot)}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide onClick={() => void record()}>
            {text.skipWith}
          </Button>
          <Button large wide icon="clock" onClick={later}>
            {text.later}
          </Button>
          <Button kind="quiet" wide onClick={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <p class="small">{text.skipWhat}</p>
      <div class="choices">
        {text.reasons.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="reason"
              checked={!own && reason === each}
              onChange={() => {
                setReason(each)
                setOwn('')
                setError(null)
              }}
            />
            <span>{each}</span>
          </label>
        ))}
      </div>
      <Field id="own-reason" label={text.ownReason} error={error}>
        <input
          id="own-reason"
          class="input"
          maxLength={LONGEST}
          value={own}
          aria-describedby="own-reason-more"
          onInput={(event) => {
            setOwn(event.currentTarget.value)
            setError(null)
          }}
        />
      </Field>
    </Sheet>
  )
}
