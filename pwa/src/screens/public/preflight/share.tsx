// Passing the result on: to another app, into the clipboard, or as a link to copy by hand.

import { useState } from 'preact/hooks'
import { shareLink, type Passed } from '../../../device/share'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { usePhone } from '../../use-phone'
import { preflightWords } from './preflight-words'

export function Share({ link, title }: { link: string; title: string }) {
  const { say } = usePhone()
  const text = preflightWords(say.locale)
  const [done, setDone] = useState<Passed | null>(null)
  return (
    <>
      <p class="small muted">{text.shareWhat}</p>
      <Button icon="send" wide onClick={() => void shareLink(title, link).then(setDone)}>
        {text.share}
      </Button>
      <p class="small" role="status">
        {done === 'copied' && text.copied}
        {done === 'passed' && text.passedOn}
      </p>
      {done === 'none' && (
        <Field id="link" label={text.copyByHand}>
          <input
            id="link"
            class="input"
            readOnly
            value={link}
            aria-describedby="link-more"
            onFocus={(event) => event.currentTarget.select()}
          />
        </Field>
      )}
    </>
  )
}
