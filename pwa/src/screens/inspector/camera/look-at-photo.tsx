// A photo that has just been taken, whole and uncropped: it stays, or it is taken anew.

import { useState } from 'preact/hooks'
import type { OpenInspection, PhotoView } from '../../../core/inspection/inspection'
import { Button } from '../../../ui/parts/button'
import { usePhone } from '../../use-phone'
import { usePhotoUrl } from '../../use-photo-url'
import { layerWords } from '../../layer-words'
import { cameraWords } from './camera-words'
import { MarkSheet } from '../layer/mark-sheet'
import { useLayers } from '../layer/use-layers'
import { Plate } from '../../../ui/parts/plate'

interface Props {
  open: OpenInspection
  photo: PhotoView
  closed: boolean
  onRetake: () => void
  onClose: () => void
}

export function LookAtPhoto({ open, photo, closed, onRetake, onClose }: Props) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const src = usePhotoUrl(photo.sha256, 1600)
  const [layers, drawn] = useLayers(open, photo)
  const [marking, setMarking] = useState(false)
  const { position, distance_m } = photo
  const place =
    position && 'latitude' in position && distance_m !== null
      ? `${text.fromPoint(say.metres(distance_m))} ± ${say.metres(position.accuracy)}`
      : text.noPlace[position && 'status' in position ? position.status : 'unavailable']
  if (marking && src && layers) {
    return <MarkSheet photo={photo} src={src} layers={layers} drawn={drawn} onClose={() => setMarking(false)} />
  }
  return (
    <div class="camera" data-look>
      <section class="view" aria-label={text.taken}>
        {src && <img class="whole" src={src} alt={text.taken} />}
      </section>
      <header>
        <div class="row">
          <Button kind="icon" icon="cross" onClick={onClose} label={text.backToCamera} />
          <div class="camera-what">
            <p>
              <Plate id={photo.item} /> <strong>{text.taken}</strong>
            </p>
            <p class="small">{[photo.taken_at && say.moment(photo.taken_at), place].filter(Boolean).join(' · ')}</p>
          </div>
        </div>
      </header>
      <main class="mid">
        {!closed && layers && (
          <Button icon="pencil" onClick={() => setMarking(true)}>
            {drawn.shapes.length > 0 ? layerWords(say.locale).change : layerWords(say.locale).mark}
          </Button>
        )}
      </main>
      <footer>
        <div class="two">
          {!closed && (
            <Button large onClick={onRetake} icon="again">
              {text.retake}
            </Button>
          )}
          <Button kind="primary" large onClick={onClose}>
            {text.keep}
          </Button>
        </div>
        {!closed && <p class="small">{text.retakeWhat}</p>}
      </footer>
    </div>
  )
}
