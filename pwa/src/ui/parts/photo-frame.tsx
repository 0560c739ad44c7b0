// A photo with its lamp under it, and the strip they stand in; never tinted, 4 : 3, whole when enlarged.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { Icon } from './icon'
import { Lamp, type LampState } from './lamp'

interface FrameProps {
  /** Null while it is being read, or when it cannot be shown. */
  src: string | null
  alt: string
  lamp: LampState
  word: string
  /** Stands in the frame when there is no picture. */
  instead?: string
  flag?: ComponentChildren
  bad?: boolean
  onOpen?: () => void
}

export function PhotoFrame({ src, alt, lamp, word, instead, flag, bad, onOpen }: FrameProps) {
  const [failed, setFailed] = useState<string | null>(null)
  const inside = (
    <>
      {src && src !== failed ? (
        <img src={src} alt={alt} onError={() => setFailed(src)} />
      ) : (
        <span class="no-picture">{instead ?? ''}</span>
      )}
      {flag && <span class="flag">{flag}</span>}
    </>
  )
  return (
    <figure class="shot" data-s={bad ? 'bad' : undefined}>
      {onOpen ? (
        <button type="button" class="frame" aria-label={src ? undefined : alt} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <span class="frame">{inside}</span>
      )}
      <figcaption>
        <Lamp state={lamp}>{word}</Lamp>
      </figcaption>
    </figure>
  )
}

export function PhotoStrip({ children }: { children: ComponentChildren }) {
  return <div class="photos">{children}</div>
}

/** A demanded photo that is not there yet, or one more of one's own accord. */
export function ShootButton({ words, href, onClick }: { words: string; href?: string; onClick?: () => void }) {
  const inside = (
    <>
      <Icon name="camera" />
      {words}
    </>
  )
  return href === undefined ? (
    <button type="button" class="shoot" onClick={onClick}>
      {inside}
    </button>
  ) : (
    <a class="shoot" href={href}>
      {inside}
    </a>
  )
}
