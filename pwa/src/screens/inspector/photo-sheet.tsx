// One photo uncropped, with what is known of it, the way to take it out of the item, and what to do when it is nowhere.

import { useState } from 'preact/hooks'
import type { OpenInspection, PhotoView } from '../../core/inspection/inspection'
import type { Say } from '../../text'
import { Button } from '../../ui/parts/button'
import { Lamp } from '../../ui/parts/lamp'
import { Shapes } from '../../ui/parts/shapes'
import { Sheet } from '../../ui/parts/sheet'
import { describe, layerWords } from '../layer-words'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'
import { LostSheet } from './lost-sheet'
import { MarkSheet } from './layer/mark-sheet'
import { useLayers } from './layer/use-layers'

interface Props {
  open: OpenInspection
  photo: PhotoView
  title: string
  onRemove?: () => void
  /** Says that it is nowhere any more. */
  onLost: (reason: string) => void
  onClose: () => void
}

export function PhotoSheet({ open, photo, title, onRemove, onLost, onClose }: Props) {
  const { say } = usePhone()
  const [asking, setAsking] = useState<'remove' | 'lost' | 'mark' | null>(null)
  const src = usePhotoUrl(photo.sha256, 1600)
  const [layers, drawn] = useLayers(open, photo)
  const marks = layerWords(say.locale)
  const size = { width: photo.width ?? 4, height: photo.height ?? 3 }
  const text = say.text.photo
  if (asking === 'lost') return <LostSheet onLost={onLost} onClose={onClose} />
  if (asking === 'mark' && src && layers) {
    return <MarkSheet photo={photo} src={src} layers={layers} drawn={drawn} onClose={() => setAsking(null)} />
  }
  if (asking === 'remove' && onRemove) {
    return (
      <Sheet
        title={text.removeAsk}
        onClose={onClose}
        actions={
          <>
            <Button kind="primary" large wide onClick={() => setAsking(null)}>
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
          {photo.may_be_lost && (
            <Button large wide icon="triangle" onClick={() => setAsking('lost')}>
              {text.sayLost}
            </Button>
          )}
          {onRemove && src && layers && photo.lamp !== 'lost' && (
            <Button large wide icon="pencil" onClick={() => setAsking('mark')}>
              {drawn.shapes.length ? marks.change : marks.mark}
            </Button>
          )}
          <Button large wide onClick={onClose}>
            {say.text.close}
          </Button>
          {onRemove && (
            <Button kind="quiet" wide icon="bin" onClick={() => setAsking('remove')}>
              {text.remove}
            </Button>
          )}
        </>
      }
    >
      {photo.lamp === 'lost' ? (
        <p>{text.lost}</p>
      ) : photo.may_be_lost ? (
        <p>{text.elsewhere}</p>
      ) : (
        src && (
          <span class="drawn">
            <img class="whole-photo" src={src} alt={title} />
            {drawn.shapes.length > 0 && (
              <Shapes shapes={drawn.shapes} {...size} label={describe(drawn.shapes, say.locale)} />
            )}
          </span>
        )
      )}
      {drawn.shapes.length > 0 && <p class="small">{marks.drawn(drawn.shapes.length)}</p>}
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
