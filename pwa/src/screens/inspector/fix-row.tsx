// A returned item: what it is, what stands there now, and the reason in the reviewer's words.

import type { ItemView } from '../../core/inspection'
import { views } from '../../kinds/views'
import { PhotoFrame } from '../../ui/parts/photo-frame'
import { Plate } from '../../ui/parts/plate'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'

export function FixRow({ inspection_id, view }: { inspection_id: string; view: ItemView }) {
  const { say } = usePhone()
  const { item } = view
  const { Shown } = views[item.kind]
  const photo = view.photos.at(-1)
  return (
    <li>
      <a class="item fix" href={paths.item(inspection_id, item.id)} data-s={view.complete ? undefined : 'bad'}>
        <span class="fix-head">
          <Plate id={item.id} line />
          <strong>{say.words(item.text)}</strong>
          {view.complete ? (
            <Shown item={item} value={view.value} locale={say.locale} />
          ) : (
            <span class="muted small nowrap">{say.text.section.noAnswer}</span>
          )}
        </span>
        <span class="row fix-why">
          {photo && (
            <LastPhoto
              sha256={photo.sha256}
              alt={say.text.section.photoAlt(item.id, view.photos.length)}
              lamp={photo.lamp}
            />
          )}
          <span class="small">{view.reason}</span>
        </span>
      </a>
    </li>
  )
}

function LastPhoto({ sha256, alt, lamp }: { sha256: string; alt: string; lamp: ItemView['photos'][number]['lamp'] }) {
  const { say } = usePhone()
  const src = usePhotoUrl(sha256, 400)
  return <PhotoFrame src={src} alt={alt} lamp={lamp} word={lamp === 'empty' ? '' : say.text.lamp[lamp]} />
}
