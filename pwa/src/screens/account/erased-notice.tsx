// What the browser has erased on this phone, as exactly as it is known.

import type { Held } from '../../core/kept/erased'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { phonePageWords } from '../phone-page-words'
import { usePhone } from '../use-phone'

interface Props {
  held: Held
  /** So much of it had reached the server; null while nobody has asked it. */
  arrived?: number | null
  understood?: () => void
}

export function ErasedNotice({ held, arrived = null, understood }: Props) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  const { operations, photos, oldest_at } = held
  const waited = operations + photos > 0
  const at = say.moment(held.at)
  return (
    <section class="plain">
      <div class="kept" data-s={waited ? 'bad' : 'info'} role="status">
        <p class="row">
          <Icon name={waited ? 'octagon' : 'circle'} />
          <strong>{text.erased}</strong>
        </p>
        <p>{waited ? text.erasedHeld(operations, photos, at) : text.erasedNothing(at)}</p>
        {waited && oldest_at !== null && <p>{text.erasedOldest(say.moment(oldest_at))}</p>}
        {arrived !== null && arrived > 0 && <p>{text.erasedArrived(arrived)}</p>}
        <p>{understood ? text.erasedWhat : text.erasedOff}</p>
        {understood && (
          <Button wide onClick={understood}>
            {text.understood}
          </Button>
        )}
      </div>
    </section>
  )
}
