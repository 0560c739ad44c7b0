// An inspection on its way: how many photos have arrived, and the lamp of each.

import type { DayRow } from '../../core/day'
import type { PhotoView, Sheet } from '../../core/inspection/inspection'
import type { Say } from '../../text'
import { Bar } from '../../ui/parts/bar'
import { PhotoFrame, PhotoStrip } from '../../ui/parts/photo-frame'
import { useInspection } from '../use-inspection'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'
import { allItems } from './walk'

const ORDER = { phone: 0, sent: 1, empty: 2, lost: 3, accepted: 4 }
const MOST = 12

export function Moving({ row }: { row: DayRow }) {
  const { say } = usePhone()
  const { view } = useInspection(row.id)
  if (view.is === 'loading') return <div class="coming" />
  if (view.is !== 'open') return null
  const text = say.text.sending
  const photos = allItems(view).flatMap((each) => each.photos)
  const there = photos.filter((photo) => photo.lamp === 'accepted').length
  const share = photos.length ? there / photos.length : view.unsent.operations ? 0 : 1
  const shown = [...photos].sort((a, b) => ORDER[a.lamp] - ORDER[b.lamp]).slice(0, MOST)
  return (
    <section>
      <header class="sect">
        <h2>{row.address}</h2>
        <span class="count">{text.photosOf(there, photos.length)}</span>
      </header>
      <div class="plain stack">
        <Bar share={share} label={text.progress(say.percent(share))} />
        <p class="small">{standing(view, photos.length - there, say)}</p>
        {shown.length > 0 && (
          <PhotoStrip>
            {shown.map((photo) => (
              <Thumb key={photo.op} photo={photo} />
            ))}
          </PhotoStrip>
        )}
      </div>
    </section>
  )
}

function standing(view: Sheet, photos_left: number, say: Say): string {
  const text = say.text.sending
  if (view.unsent.operations > 0) return text.wordsWait(view.unsent.operations)
  if (!view.finished) return text.unfinished
  return photos_left > 0 ? text.wordsSent : text.waitsReceipt
}

function Thumb({ photo }: { photo: PhotoView }) {
  const { say } = usePhone()
  const src = usePhotoUrl(photo.sha256, 400)
  const word = photo.lamp === 'empty' ? '' : say.text.lamp[photo.lamp]
  return <PhotoFrame src={src} alt={photo.item} lamp={photo.lamp} word={word} instead={say.text.photo.noPicture} />
}
