// The two pictures that a check found alike, side by side in its card; a tap enlarges both.

import { useState } from 'preact/hooks'
import { STEP, STRAIGHT, turned, zoomed } from '../../ui/desk/look-geometry'
import type { PairFace } from '../../ui/desk/photo-pair'
import { PhotoViewer } from '../../ui/desk/photo-viewer'
import { useDesk } from '../use-desk'
import { keyed, keyOf, type Acts } from './twin-keys'
import type { TwinPhotos } from './twin-photos'
import { twinWords } from './twin-words'
import { viewerWords } from './viewer-words'

export function TwinCompare({ photos }: { photos: TwinPhotos }) {
  const { say } = useDesk()
  const [enlarged, setEnlarged] = useState(false)
  const [look, setLook] = useState(STRAIGHT)
  const [mode, setMode] = useState<'split' | 'beside'>('beside')
  const [cut, setCut] = useState(50)
  const words = say.text.evidence
  const { viewer, photos: said } = twinWords(say.locale)
  const close = () => setEnlarged(false)
  const turn = () => setMode(mode === 'split' ? 'beside' : 'split')
  const faces = photos.large.map((photo) => ({
    photo: { ...photo, unreadable: <p class="small muted">{said.plate.failed}</p> },
    none: null,
  })) as [PairFace, PairFace]
  const acts: Acts = {
    nearer: () => setLook((now) => zoomed(now, STEP)),
    farther: () => setLook((now) => zoomed(now, 1 / STEP)),
    turn: () => setLook((now) => turned(now, 1)),
    turnBack: () => setLook((now) => turned(now, -1)),
    reset: () => setLook(STRAIGHT),
    mode: turn,
    enlarge: close,
  }
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
        <PhotoViewer
          left={faces[0]}
          right={faces[1]}
          mode={mode}
          cut={cut}
          onCut={setCut}
          look={look}
          onLook={setLook}
          words={viewerWords(say.locale, said.slider(photos.large[0].tag, photos.large[1].tag))}
          tools={[{ icon: 'between', word: { name: viewer.mode[mode], key: keyOf('mode') }, act: turn }]}
          keys={keyed(acts)}
          onClose={close}
        />
      )}
    </>
  )
}
