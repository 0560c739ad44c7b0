// All photos of one half of a pair as small pictures in a row, of which only those in sight are fetched.

import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { inSight, scrolledTo } from './strip-geometry'
import './evidence.css'

export interface StripPhoto {
  key: string
  /** Null where there is no picture to show. */
  src: string | null
  label: string
  /** Stands on it: something was noticed, or there is no picture. */
  sign: { state: 'bad' | 'warn' | 'none'; icon: ComponentChildren } | null
}

interface Props {
  label: string
  photos: StripPhoto[]
  chosen: number
  onChoose: (index: number) => void
}

/** Of one cell with its gap; the style sheet says the same. */
const CELL = 68

export function PhotoStrip({ label, photos, chosen, onChoose }: Props) {
  const ref = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState<readonly string[]>([])
  const [view, setView] = useState({ scrolled: 0, width: 0 })
  const look = () => {
    const strip = ref.current
    if (strip) setView({ scrolled: strip.scrollLeft, width: strip.clientWidth })
  }
  useLayoutEffect(() => {
    const strip = ref.current
    if (!strip) return
    const watch = new ResizeObserver(look)
    watch.observe(strip)
    return () => watch.disconnect()
  }, [])
  useLayoutEffect(() => {
    const strip = ref.current
    if (!strip) return
    strip.scrollLeft = scrolledTo(chosen, strip.scrollLeft, strip.clientWidth, CELL)
    look()
  }, [chosen, photos.length])
  const [first, end] = inSight(view.scrolled, view.width, CELL, photos.length)
  return (
    <div ref={ref} class="strip-row" role="group" aria-label={label} onScroll={look}>
      {photos.map(({ key, src, label: name, sign }, index) => (
        <button
          key={key}
          type="button"
          class="strip-cell"
          aria-label={name}
          aria-pressed={index === chosen}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => onChoose(index)}
        >
          {src && index >= first && index < end && !broken.includes(src) && (
            <img src={src} alt="" decoding="async" onError={() => setBroken((before) => [...before, src])} />
          )}
          {sign && (
            <span class="strip-sign" data-s={sign.state}>
              {sign.icon}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
