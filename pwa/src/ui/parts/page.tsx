// The frame of a phone screen: the enamel sign above, work between, what advances it under the thumb.

import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button'

interface Props {
  title: ComponentChildren
  back?: { href: string; label: string }
  plate?: ComponentChildren
  /** Stands at the right of the title. */
  end?: ComponentChildren
  /** Under the title, inside the sign. */
  under?: ComponentChildren
  large?: boolean
  dock?: ComponentChildren
  tabs?: ComponentChildren
  children: ComponentChildren
}

/** The browser has put the focus where it belongs on the page that was opened first. */
let first = true

let drawn = false
/** Whether the page stands before the eyes: what comes now must not push what is read. */
export const isDrawn = () => drawn

/** A new page takes the focus, so that reading and keys go on from its beginning, and names itself in the tab. */
export function Page({ title, back, plate, end, under, large, dock, tabs, children }: Props) {
  const head = useRef<HTMLHeadingElement>(null)
  useState(() => (drawn = false)) // before what is on it
  useEffect(() => {
    if (!first) head.current?.focus({ preventScroll: true })
    first = false
  }, [])
  // an effect after the painting comes too late on a busy phone: the list would stand, and a banner push it
  useLayoutEffect(() => void (drawn = true), [])
  useEffect(() => {
    if (typeof title === 'string') document.title = title
  }, [title])
  return (
    <div class="phone">
      <header class="panel">
        <div class="top">
          {back && <Button kind="icon" icon="back" href={back.href} label={back.label} />}
          {plate}
          <h1 ref={head} tabIndex={-1} class={large ? undefined : 'smaller'}>
            {title}
          </h1>
          {end && <div class="end nowrap">{end}</div>}
        </div>
        {under}
      </header>
      <main id="work" tabIndex={0}>
        {children}
      </main>
      <footer>
        {dock && <div class="dock">{dock}</div>}
        {tabs}
      </footer>
    </div>
  )
}
