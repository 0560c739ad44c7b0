// The keys of the camera: light, the last photo, the shutter, the outline, a file instead.

import type { TargetedMouseEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Viewfinder } from '../../../device/camera'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { usePhone } from '../../use-phone'
import { usePhotoUrl } from '../../use-photo-url'
import { cameraWords } from './camera-words'
import type { Shots } from './use-shots'

type Open = Viewfinder & { is: 'open' }

interface Props {
  finder: Viewfinder | null
  /** There is nothing to shoot. */
  still: boolean
  last: string | null
  onLast: () => void
  back: string
  closed: boolean
  busy: boolean
  /** All demanded photos are there. */
  enough: boolean
  outline: { shown: boolean; turn: () => void } | null
  shots: Shots
}

export function CameraKeys(props: Props) {
  const { finder, last, back, closed, enough, busy, outline, still } = props
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const open = finder?.is === 'open' ? finder : null
  const press = () => {
    if (!open || busy) return
    navigator.vibrate?.(20)
    void props.shots.shoot(open)
  }
  return (
    <>
      {enough && (
        <Button kind="primary" large wide icon="check" href={back}>
          {text.done}
        </Button>
      )}
      {!still && (
        <div class="keys5">
          {open?.torch ? <TorchKey torch={open.torch} /> : <span />}
          {last ? <Last sha256={last} onClick={props.onLast} words={text.look} /> : <span />}
          {open ? (
            <button
              type="button"
              class="shutter"
              aria-label={text.shutter}
              aria-busy={busy}
              disabled={closed}
              onClick={press}
            />
          ) : (
            <FileKey closed={closed} shots={props.shots} large />
          )}
          {outline && open ? (
            <button
              type="button"
              class="btn tool"
              aria-pressed={outline.shown}
              aria-label={outline.shown ? text.outlineShown : text.outlineHidden}
              onClick={outline.turn}
            >
              <Icon name="outline" />
              <small>{text.outline}</small>
            </button>
          ) : (
            <span />
          )}
          {open ? <FileKey closed={closed} shots={props.shots} /> : <span />}
        </div>
      )}
    </>
  )
}

function Last({ sha256, onClick, words }: { sha256: string; onClick: () => void; words: string }) {
  const src = usePhotoUrl(sha256, 400)
  return (
    <button type="button" class="btn tool" onClick={onClick}>
      {src ? <img class="last" src={src} alt="" /> : <Icon name="check" />}
      <small>{words}</small>
    </button>
  )
}

function TorchKey({ torch }: { torch: NonNullable<Open['torch']> }) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const [on, setOn] = useState(torch.on)
  return (
    <button
      type="button"
      class="btn tool"
      aria-pressed={on}
      aria-label={on ? text.torchOff : text.torchOn}
      onClick={() =>
        void torch.set(!on).then(
          () => setOn(!on),
          () => undefined,
        )
      }
    >
      <Icon name="torch" />
      <small>{text.torch}</small>
    </button>
  )
}

/** The mark is durable before the picker opens: the system may kill the page at once. A browser that does not say whether
 *  a tap still counts opens it meanwhile, so that nobody taps in vain. */
function FileKey({ closed, shots, large }: { closed: boolean; shots: Shots; large?: boolean }) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const marked = useRef(false)
  const pick = (event: TargetedMouseEvent<HTMLInputElement>) => {
    const input = event.currentTarget
    const was = marked.current
    marked.current = false
    if (was) return
    const marking = shots.mark()
    if (!navigator.userActivation) return
    event.preventDefault()
    void marking.then(() => {
      marked.current = true
      if (navigator.userActivation.isActive) input.click()
    })
  }
  const give = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    void (files.length ? shots.chosen(files) : shots.unmark())
  }
  return (
    <label class="btn tool files" data-large={large ? '' : undefined}>
      <Icon name={large ? 'camera' : 'file'} />
      <small>{large ? text.fileLarge : text.file}</small>
      <input
        type="file"
        accept="image/*,.heic,.heif"
        multiple
        disabled={closed}
        aria-label={text.fileLong}
        onClick={pick}
        onCancel={() => shots.unmark()}
        onChange={(event) => give(event.currentTarget)}
      />
    </label>
  )
}
