// What stands in the place of a photo that cannot be shown: why, and all that is known of it.

import type { ReportPhoto } from '../../../api/report-shapes'
import { DeskIcon } from '../../../ui/desk/icons'
import { useDesk } from '../../use-desk'
import { twinWords } from '../twin-words'
import type { NoPicture } from './pair-photos'

export function PhotoPlate({ photo, why }: { photo: ReportPhoto; why: NoPicture | 'failed' }) {
  const { say } = useDesk()
  const words = twinWords(say.locale).photos.plate
  return (
    <div class="photo-plate">
      <DeskIcon name={why === 'missing' ? 'phone' : 'triangle'} />
      <p>{words[why]}</p>
      <p class="muted small">
        {[words.announced(say.moment(photo.announced_at)), photo.bytes !== null && say.bytes(photo.bytes)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="record-hash">
        <span class="muted">{words.hash}</span> {photo.sha256}
      </p>
    </div>
  )
}
