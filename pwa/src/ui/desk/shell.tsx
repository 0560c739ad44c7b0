// The frame of every desk page: the rail with the sections and the person, and the work beside it.

import type { ComponentChildren } from 'preact'
import './frame.css'
import './controls.css'

export interface RailLink {
  href: string
  name: string
  icon: ComponentChildren
  count?: number | null
  /** Under the thumb there is room for its sign alone. */
  sign?: boolean
  current: boolean
}

interface Props {
  brand: ComponentChildren
  brandName: string
  links: RailLink[]
  sections: string
  /** Name, role and the way out. */
  who: ComponentChildren
  /** Only icons: for pages that need the width. */
  narrow?: boolean
  children: ComponentChildren
}

export function Shell({ brand, brandName, links, sections, who, narrow, children }: Props) {
  return (
    <div class="shell" data-narrow={narrow ? '' : undefined}>
      <nav class="rail" aria-label={sections}>
        <a class="brand" href={links[0]?.href} aria-label={brandName}>
          {brand}
          <span class="word">{brandName}</span>
        </a>
        {links.map((link) => (
          <a
            key={link.href}
            href={link.href}
            aria-current={link.current ? 'page' : undefined}
            data-sign={link.sign || undefined}
            title={narrow ? link.name : undefined}
          >
            {link.icon}
            <span class="word">{link.name}</span>
            {link.count ? <b>{link.count}</b> : null}
          </a>
        ))}
        {who}
      </nav>
      <main>{children}</main>
    </div>
  )
}
