// What went wrong, at the place where it did; said at once by a screen reader.

import { Icon } from './icon'

export function Alarm({ words }: { words: string | null | undefined }) {
  if (!words) return null
  return (
    <div class="kept" data-s="bad" role="alert">
      <p class="row">
        <Icon name="octagon" />
        <span>{words}</span>
      </p>
    </div>
  )
}
