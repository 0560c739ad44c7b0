// Back after the camera app or the file picker had killed the page: which photo was being taken, and what to do now.

import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'

export function WaitingPhoto() {
  const { client, say } = usePhone()
  const { camera } = say.text
  const waiting = client.waiting.value
  if (!waiting) return null
  return (
    <Banner
      state="you"
      icon="camera"
      action={
        <span class="stack">
          <Button href={paths.camera(waiting.inspection_id, waiting.item)}>{camera.waitingTake}</Button>
          <Button kind="quiet" onClick={() => void client.clearWaiting()}>
            {camera.waitingDrop}
          </Button>
        </span>
      }
    >
      {camera.waiting(waiting.item)}
    </Banner>
  )
}
