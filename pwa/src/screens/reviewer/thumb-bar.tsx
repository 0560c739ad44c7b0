// On a small screen: from item to item and back to the list, under the thumb.

import { DeskIcon } from '../../ui/desk/icons'
import { Button } from '../../ui/parts/button'
import { useDesk } from '../use-desk'
import { twinWords } from './twin-words'
import type { TwinPlace } from './use-twin'

export function ThumbBar({ place }: { place: TwinPlace }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).thumb
  const { index, all } = place.position
  return (
    <nav class="thumb-bar" aria-label={words.bar}>
      <Button kind="icon" label={words.previous} disabled={index === 1} onClick={() => place.step(-1)}>
        <DeskIcon name="back" />
      </Button>
      <Button onClick={place.toList}>
        <DeskIcon name="list" />
        {words.list} <span class="muted small">{say.text.twin.position(index, all)}</span>
      </Button>
      <Button kind="icon" label={words.next} disabled={index === all} onClick={() => place.step(1)}>
        <DeskIcon name="forward" />
      </Button>
    </nav>
  )
}
