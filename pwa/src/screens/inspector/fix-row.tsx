// A returned item: what it is, why it came back, what would do, and how it was before and is now, side by side.

import type { ItemView } from '../../core/inspection/inspection'
import { views } from '../../kinds/views'
import { Badge } from '../../ui/parts/badge'
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
  const { section } = say.text
  const { item } = view
  const { Shown } = views[item.kind]
  const shown = view.value === undefined ? before : view
  const sides = [
    { of: before, word: section.before },
    { of: view, word: section.after },
  ].flatMap(({ of, word }) => {
    const photo = of?.photos.at(-1)
    return photo ? [{ photo, word, alt: section.photoAlt(item.id, of?.photos.length ?? 0) }] : []
  })
  return (
    <li>
      <a
        class="item fix"
        href={paths.item(inspection_id, item.id)}
        data-s={view.missing.length > 0 ? 'bad' : undefined}
      >
        <span class="fix-head">
          <Plate id={item.id} line />
          <strong>{say.words(item.text)}</strong>
          {shown?.value !== undefined && shown.value !== null ? (
            <span class={shown === before ? 'small muted' : undefined}>
              {shown === before && `${section.was} `}
              <Shown item={item} value={shown.value} locale={say.locale} />
            </span>
          ) : (
            <span class="muted small nowrap">{section.noAnswer}</span>
          )}
        </span>
        <span class="row fix-why" data-pair={sides.length === 2 || undefined}>
          {sides.length > 0 && (
            <span class="row fix-pair">
              {sides.map(({ photo, word, alt }) => (
                <Side key={word} photo={photo} word={word} alt={alt} />
              ))}
            </span>
          )}
          <span class="small">
            {view.reason}
            {view.wanted && (
              <>
                <br />
                <strong>{section.wanted}</strong> {view.wanted}
              </>
            )}
          </span>
        </span>
      </a>
    </li>
  )
}

function Side({ photo, word, alt }: { photo: ItemView['photos'][number]; word: string; alt: string }) {
  const { say } = usePhone()
  const src = usePhotoUrl(photo.sha256, 400)
  const lamp = photo.lamp === 'empty' ? '' : say.text.lamp[photo.lamp]
  return <PhotoFrame src={src} alt={`${word}: ${alt}`} lamp={photo.lamp} word={lamp} flag={<Badge>{word}</Badge>} />
}
