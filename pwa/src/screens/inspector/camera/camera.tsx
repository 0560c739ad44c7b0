// The camera of one item.

import { useRoute } from 'preact-iso'
import type { ItemView } from '../../../core/inspection/inspection'
import { paths } from '../../phone-paths'
import { useInspection } from '../../use-inspection'
import { usePhone } from '../../use-phone'
import { Camera } from './camera-view'
import { cameraWords } from './camera-words'
import { NotOpen } from '../not-open'
import { nextShot } from '../series/series-steps'
import { useBefore } from '../use-before'
import { useViewfinder } from './use-viewfinder'
import type { Outline } from './viewport'
import { findItem } from '../walk'

export function CameraPage() {
  const { params } = useRoute()
  const { say } = usePhone()
  const viewing = useViewfinder() // opens while the store is read
  const { open, view } = useInspection(params.id ?? '')
  const before = useBefore(view.is === 'open' ? view : null)
  if (view.is !== 'open') return <NotOpen view={view} />
  const found = findItem(view, params.item ?? '')
  if (!found) return <NotOpen view={{ is: 'absent' }} />
  const { section, item: id } = found
  const { item, photos, photos_needed, missing, complete } = found.view
  const taken = photos.filter((photo) => photo.lamp !== 'lost').length
  const wanted = Math.max(photos_needed, item.photos.always)
  const shot = nextShot(found.view)
  const words = shot?.text ?? item.guidance
  return (
    <Camera
      open={open}
      sheet={view}
      viewing={viewing}
      task={{ view: found.view, shot }}
      title={say.words(shot?.title ?? item.text)}
      words={words && say.words(words)}
      count={wanted > 0 ? cameraWords(say.locale).count(taken, wanted) : String(taken || '')}
      outline={outlineOf(before.of(id), shot?.sample ?? null, taken)}
      back={missing.length > 0 || !complete ? paths.section(open.id, section, id) : paths.onwards(open.id, section, id)}
      last={photos.at(-1) ?? null}
      enough={taken >= wanted && taken > 0}
    />
  )
}

/** What was returned is shot from where it was shot before; else by the drawing. */
export function outlineOf(before: ItemView | undefined, sample: string | null, at: number): Outline | null {
  const former = before?.photos.filter((photo) => photo.lamp !== 'lost')
  const photo = former?.[Math.min(at, former.length - 1)]
  return photo ? { sha256: photo.sha256 } : sample ? { sample } : null
}
