// The two pictures that a check found alike, side by side in its card; a tap enlarges both.

import { useState } from 'preact/hooks'
import { PhotoViewer } from '../../ui/desk/photo-viewer'
import { useDesk } from '../use-desk'
import type { TwinPhotos } from './twin-photos'

export function TwinCompare({ photos }: { photos: TwinPhotos }) {
  const { say } = useDesk()
  const [enlarged, setEnlarged] = useState(false)
  const words = say.text.evidence
  return (
    <>
      <button type="button" class="twins" aria-label={words.twins.compare} onClick={() => setEnlarged(true)}>
        {photos.small.map((each) => (
          <span key={each.tag} class="twin-photo">
            <img src={each.src} alt="" decoding="async" />
            <span>{each.tag}</span>
          </span>
        ))}
      </button>
      <ul class="twin-differs">
        {photos.differs.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      {enlarged && (
        <PhotoViewer photos={photos.large} words={words.viewer} marks={null} onClose={() => setEnlarged(false)} />
      )}
    </>
  )
}
