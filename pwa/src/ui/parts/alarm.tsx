// What went wrong, at the place where it did; said at once by a screen reader.

import type { ComponentChildren } from 'preact'
import { Icon } from './icon'

interface Props {
  words: string | null | undefined
  /** What it is about. */
  children?: ComponentChildren
}

export function Alarm({ words, children }: Props) {
  if (!words) return null
  return (
    <div class="kept" data-s="bad" role="alert">
      <p class="row">
        <Icon name="octagon" />
        <span>{words}</span>
      </p>
      {children}
    </div>
  )
}
