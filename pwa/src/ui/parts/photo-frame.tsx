// One photo in a strip: uncropped when enlarged, its lamp under it.

import type { ComponentChildren } from 'preact'

interface Props {
  src: string | null
  alt: string
  bad?: boolean
  caption: ComponentChildren
  onOpen?: () => void
}

export function PhotoFrame({ src, alt, bad, caption, onOpen }: Props) {
  const picture = src ? <img src={src} alt={alt} loading="lazy" decoding="async" /> : <span class="vh">{alt}</span>
  return (
    <figure class="shot" data-s={bad ? 'bad' : undefined}>
      {onOpen ? (
        <button type="button" class="frame" onClick={onOpen} aria-label={alt}>
          {picture}
        </button>
      ) : (
        <span class="frame">{picture}</span>
      )}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}
