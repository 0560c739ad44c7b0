// What has just been done, said once and politely; it stays until the next act.

import { Icon } from '../ui/parts/icon'

export function DoneNotice({ words }: { words: string | null }) {
  return (
    <div role="status">
      {words && (
        <div class="banner" data-s="ok">
          <Icon name="check" />
          <span>{words}</span>
        </div>
      )}
    </div>
  )
}
