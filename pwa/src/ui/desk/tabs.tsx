// A strip of tabs over a list, or of steps with addresses of their own; the one that is open is in sight on any screen.

import { useLayoutEffect, useRef } from 'preact/hooks'

interface Tab<Name extends string> {
  name: Name
  words: string
  /** How many there are, in words; nothing while that is not known. */
  count?: string | number | null | false
}

interface Props<Name extends string> {
  label: string
  tabs: Tab<Name>[]
  current: Name | null
  /** Where a tab leads; without it they are choices. */
  to?: (name: Name) => string
  choose?: (name: Name) => void
  /** What is said at the end of the strip where there is room. */
  end?: string
}

export function Tabs<Name extends string>({ label, tabs, current, to, choose, end }: Props<Name>) {
  const strip = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const show = () => {
      const here = strip.current?.querySelector<HTMLElement>('[aria-pressed=true], [aria-current]')
      if (strip.current && here) strip.current.scrollLeft = leftOf(strip.current, here)
    }
    show()
    addEventListener('resize', show)
    return () => removeEventListener('resize', show)
  }, [current])
  const inside = ({ words, count }: Tab<Name>) => (
    <>
      {words} {count !== undefined && count !== null && count !== false && <b>{count}</b>}
    </>
  )
  return (
    <div class="head-tabs">
      <div class="tabs" ref={strip} role={to ? 'navigation' : 'group'} aria-label={label}>
        {tabs.map((tab) =>
          to ? (
            <a key={tab.name} href={to(tab.name)} aria-current={tab.name === current ? 'page' : undefined}>
              {inside(tab)}
            </a>
          ) : (
            <button key={tab.name} type="button" aria-pressed={tab.name === current} onClick={() => choose?.(tab.name)}>
              {inside(tab)}
            </button>
          ),
        )}
      </div>
      {end && <span class="end muted small">{end}</span>}
    </div>
  )
}

/** The strip scrolled so far that the tab stands in its middle; the browser keeps to the ends. */
function leftOf(strip: HTMLElement, tab: HTMLElement): number {
  return tab.offsetLeft - strip.offsetLeft - (strip.clientWidth - tab.offsetWidth) / 2
}
