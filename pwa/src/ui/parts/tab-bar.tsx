// The sections of the phone, under the thumb.

import { Icon, type IconName } from './icon'

export interface Tab {
  href: string
  name: string
  icon: IconName
  current: boolean
  count?: number
  countWords?: string
}

export function TabBar({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav class="tabbar" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          <Icon name={tab.icon} />
          {tab.name}
          {tab.count ? (
            <b>
              {tab.count}
              <span class="vh"> {tab.countWords}</span>
            </b>
          ) : null}
        </a>
      ))}
    </nav>
  )
}
