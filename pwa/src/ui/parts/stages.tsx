// The line and its stations: filled is passed, a ring is here, open is ahead.

import type { ComponentChildren } from 'preact'

export interface Station {
  key: string
  name: ComponentChildren
  when?: string
  is: 'passed' | 'here' | 'ahead' | 'back'
}

export function Stages({ stations }: { stations: Station[] }) {
  return (
    <ol class="stages">
      {stations.map((station) => (
        <li
          key={station.key}
          data-s={station.is === 'passed' ? undefined : station.is}
          aria-current={station.is === 'here' ? 'step' : undefined}
        >
          <span>{station.name}</span>
          {station.when && <span class="when">{station.when}</span>}
        </li>
      ))}
    </ol>
  )
}
