// One photo of the daily lists to choose, or none where that is possible.

import type { TrialPhoto } from '../../api/trial-shapes'
import type { Tools } from './tools'
import { Picture } from './trouble-list'

interface Props {
  name: string
  legend: string
  hint?: string
  /** What choosing none is called; without it one must be chosen. */
  none?: string
  photos: TrialPhoto[]
  chosen: string | null
  say: Tools
  onChoose: (op: string | null) => void
}

export function PhotoChoice({ name, legend, hint, none, photos, chosen, say, onChoose }: Props) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p class="small muted">{hint}</p>}
      {none && (
        <label class="trial-choice">
          <span>
            <input type="radio" name={name} checked={chosen === null} onChange={() => onChoose(null)} />
            {none}
          </span>
        </label>
      )}
      <div class="trial-photos">
        {photos.map((photo) => (
          <label key={photo.op} class="trial-choice">
            <span>
              <input type="radio" name={name} checked={chosen === photo.op} onChange={() => onChoose(photo.op)} />
              <Picture photo={photo} say={say} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
