// What the camera says above its keys: what is being saved, what is kept, what is wrong with it and may be taken anew.

import type { PhotoView } from '../../../core/inspection/inspection'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { usePhone } from '../../use-phone'
import { usePhotoUrl } from '../../use-photo-url'
import type { Said } from './camera-said'
import { cameraWords } from './camera-words'
import type { Shots } from './use-shots'

interface Props {
  shots: Shots
  photos: PhotoView[]
  onRetake?: (photo: PhotoView) => void
  unkept: number
  onUnkept: () => void
}

export function CameraSays({ shots, photos, onRetake, unkept, onUnkept }: Props) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const { said, waiting, unsay } = shots
  const about = said?.about && photos.find((photo) => photo.sha256 === said.about?.sha256)
  return (
    <div class="says">
      {waiting > 0 ? (
        <p class="where" role="status">
          {text.savingMany(waiting)}
        </p>
      ) : said && about && onRetake ? (
        <Doubt said={said} photo={about} onRetake={() => onRetake(about)} onKeep={unsay} />
      ) : (
        said &&
        !(said.about && onRetake) && ( // with a doubt the card comes, as soon as the store has told of the photo
          <p class={said.bad ? 'alarm row' : 'where'} role={said.bad ? 'alert' : 'status'}>
            <Icon name={said.bad ? 'triangle' : 'check'} />
            <span>{said.words}</span>
          </p>
        )
      )}
      {unkept > 0 && (
        <Button wide icon="octagon" onClick={onUnkept}>
          {text.unkept(unkept)}
        </Button>
      )}
    </div>
  )
}

function Doubt({
  said,
  photo,
  onRetake,
  onKeep,
}: {
  said: Said
  photo: PhotoView
  onRetake: () => void
  onKeep: () => void
}) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const src = usePhotoUrl(photo.sha256, 400)
  return (
    <div class="alarm" role="alert">
      <p class="row doubt">
        {src && <img class="last" src={src} alt="" />}
        <Icon name="triangle" />
        <span>{said.words}</span>
      </p>
      <div class="two">
        <Button kind="primary" onClick={onRetake}>
          {text.retake}
        </Button>
        <Button onClick={onKeep}>{text.keep}</Button>
      </div>
    </div>
  )
}
