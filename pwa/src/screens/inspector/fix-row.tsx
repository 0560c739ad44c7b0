// A returned item: what it is, what stands there now, and the reason in the reviewer's words.

import type { ItemView } from '../../core/inspection/inspection'
import { views } from '../../kinds/views'
import { PhotoFrame } from '../../ui/parts/photo-frame'
import { Plate } from '../../ui/parts/plate'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'

interface Props {
  inspection_id: string
  view: ItemView
  before: ItemView | undefined
}

export function FixRow({ inspection_id, view, before }: Props) {
  const { say } = usePhone()
  const { item } = view
  const { Shown } = views[item.kind]
  const shown = view.value === undefined ? before : view
  const photo = view.photos.at(-1) ?? before?.photos.at(-1)
  return (
    <li>
      <a class="item fix" href={paths.item(inspection_id, item.id)} data-s={view.complete ? undefined : 'bad'}>
        <span class="fix-head">
          <Plate id={item.id} line />
          <strong>{say.words(item.text)}</strong>
          {shown?.value !== undefined && shown.value !== null ? (
            <span class={shown === before ? 'small muted' : undefined}>
              {shown === before && `${say.text.section.was} `}
              <Shown item={item} value={shown.value} locale={say.locale} />
            </span>
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
