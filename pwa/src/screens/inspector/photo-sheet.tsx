// One photo uncropped, with what is known of it, and the way to take it out of the item.

import { useState } from 'preact/hooks'
import type { PhotoView } from '../../core/inspection'
import type { Say } from '../../text'
import { Button } from '../../ui/parts/button'
import { Lamp } from '../../ui/parts/lamp'
import { Sheet } from '../../ui/parts/sheet'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'

interface Props {
  photo: PhotoView
  title: string
  onRemove?: () => void
  onClose: () => void
}

export function PhotoSheet({ photo, title, onRemove, onClose }: Props) {
  const { say } = usePhone()
  const [asking, setAsking] = useState(false)
  const src = usePhotoUrl(photo.sha256, 1600)
  const text = say.text.photo
  if (asking && onRemove) {
    return (
      <Sheet
        title={text.removeAsk}
        onClose={onClose}
        actions={
          <>
            <Button kind="primary" large wide onClick={() => setAsking(false)}>
              {text.keep}
            </Button>
            <Button kind="bad" large wide icon="bin" onClick={onRemove}>
              {text.remove}
            </Button>
          </>
        }
      >
        <p>{text.removeWhat}</p>
      </Sheet>
    )
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button large wide onClick={onClose}>
            {say.text.close}
          </Button>
          {onRemove && (
            <Button kind="quiet" wide icon="bin" onClick={() => setAsking(true)}>
              {text.remove}
            </Button>
          )}
        </>
      }
    >
      {src && photo.lamp !== 'lost' ? <img class="whole-photo" src={src} alt={title} /> : <p>{text.lost}</p>}
      <Lamp state={photo.lamp}>{photo.lamp === 'empty' ? '' : say.text.lamp[photo.lamp]}</Lamp>
      {photo.refusal && (
        <p class="kept" data-s="bad">
          {text.mismatch} {say.problem(photo.refusal.code, photo.refusal.facts)}
        </p>
      )}
      <p class="small muted">{factsOf(photo, say).join(' · ')}</p>
    </Sheet>
  )
}

function factsOf(photo: PhotoView, say: Say): string[] {
  const text = say.text.photo
  const { position, distance_m } = photo
  const place =
    position && 'latitude' in position && distance_m !== null
      ? text.distance(say.metres(distance_m), say.metres(position.accuracy))
      : text.noPlace
  return [
    photo.taken_at ? `${text.taken} ${say.moment(photo.taken_at)}` : '',
    place,
    photo.bytes ? say.bytes(photo.bytes) : '',
    photo.source ? text.source[photo.source] : '',
  ].filter(Boolean)
}
