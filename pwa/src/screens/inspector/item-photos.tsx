// The photos of an item in a strip, each with its lamp; the demanded ones that are not there yet say so.

import { useState } from 'preact/hooks'
import type { ItemView, OpenInspection, PhotoView } from '../../core/inspection/inspection'
import { Badge } from '../../ui/parts/badge'
import { PhotoFrame, PhotoStrip, ShootButton } from '../../ui/parts/photo-frame'
import { late } from '../late'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'

const PhotoSheet = late(() => import('./photo-sheet').then((each) => each.PhotoSheet))

interface Props {
  open: OpenInspection
  view: ItemView
  closed: boolean
}

export function ItemPhotos({ open, view, closed }: Props) {
  const { say } = usePhone()
  const [shown, setShown] = useState<string | null>(null)
  const { photos, photos_needed, item } = view
  const there = photos.filter((photo) => photo.lamp !== 'lost').length
  const enlarged = photos.findIndex((photo) => photo.sha256 === shown)
  const text = say.text.section
  if (closed && photos.length === 0) return null
  return (
    <>
      <PhotoStrip>
        {photos.map((photo, at) => (
          <Thumb
            key={photo.op}
            photo={photo}
            alt={text.photoAlt(item.id, at + 1)}
            onOpen={() => setShown(photo.sha256)}
          />
        ))}
        {!closed && (
          <ShootButton
            href={paths.camera(open.id, item.id)}
            words={
              there >= photos_needed
                ? text.shootFree
                : photos_needed === 1
                  ? text.shootOne
                  : text.shootMore(there + 1, photos_needed)
            }
          />
        )}
      </PhotoStrip>
      {enlarged >= 0 && (
        <PhotoSheet
          open={open}
          photo={photos[enlarged] as PhotoView}
          title={say.text.photo.title(item.id, enlarged + 1)}
          onRemove={
            closed ? undefined : () => void open.detachPhoto(item.id, shown as string).then(() => setShown(null))
          }
          onLost={(reason) => void open.reportLost(item.id, shown as string, reason).then(() => setShown(null))}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}

function Thumb({ photo, alt, onOpen }: { photo: PhotoView; alt: string; onOpen: () => void }) {
  const { say } = usePhone()
  const src = usePhotoUrl(photo.sha256, 400)
  const word = photo.lamp === 'empty' ? '' : say.text.lamp[photo.lamp]
  return (
    <PhotoFrame
      src={src}
      alt={alt}
      lamp={photo.lamp}
      word={word}
      instead={say.text.photo.noPicture}
      bad={photo.refusal !== null}
      flag={
        photo.refusal && (
          <Badge state="bad" icon="octagon">
            {say.text.section.refusedShort}
          </Badge>
        )
      }
      onOpen={onOpen}
    />
  )
}
