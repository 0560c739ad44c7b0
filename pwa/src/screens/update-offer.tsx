// A new version waits: the offer to take it, on the phone and at the desk.

import type { Update } from '../device/update'
import { Banner } from '../ui/parts/banner'
import { Button } from '../ui/parts/button'

interface Props {
  update: Update | null
  words: { ready: string; apply: string }
}

export function UpdateOffer({ update, words }: Props) {
  if (!update) return null
  return (
    <Banner state="you" icon="again" action={<Button onClick={() => update.take()}>{words.apply}</Button>}>
      {words.ready}
    </Banner>
  )
}
