// What stands in the place of a list that has nothing to show: empty, on its way, failed, offline.

import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon'

export function Empty(props: { icon: IconName; title: string; words: string; children?: ComponentChildren }) {
  return (
    <div class="state">
      <Icon name={props.icon} />
      <h2>{props.title}</h2>
      <p>{props.words}</p>
      {props.children}
    </div>
  )
}

export function Ghost({ words }: { words: string }) {
  return (
    <div class="state" role="status">
      <div class="ghost" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p>{words}</p>
    </div>
  )
}
