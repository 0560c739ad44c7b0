// The keys of the camera: the last photo and the way back, the shutter, the torch, a file instead.

import { useState } from 'preact/hooks'
import type { Viewfinder } from '../../device/camera'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { usePhone } from '../use-phone'
import { usePhotoUrl } from '../use-photo-url'
import { cameraWords } from './camera-words'

type Open = Viewfinder & { is: 'open' }

interface Props {
  finder: Viewfinder | null
  last: string | null
  back: string
  closed: boolean
  /** All demanded photos are there. */
  enough: boolean
  mark(): Promise<void>
  unmark(): void
  shoot(finder: Open): Promise<void>
  chosen(files: File[]): Promise<void>
}

export function CameraKeys(props: Props) {
  const { finder, last, back, closed, enough } = props
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const [shooting, setShooting] = useState(false)
  const open = finder?.is === 'open' ? finder : null
  const press = async () => {
    if (!open || shooting) return
    setShooting(true)
    navigator.vibrate?.(20)
    setTimeout(() => setShooting(false), 300)
    await props.shoot(open)
  }
  return (
    <>
      {enough && (
        <Button kind="primary" large wide icon="check" href={back}>
          {text.done}
        </Button>
      )}
      <div class="keys3">
        {last ? <Last sha256={last} href={back} words={text.done} /> : <span />}
        {open ? (
          <button
            type="button"
            class="shutter"
            aria-label={text.shutter}
            aria-busy={shooting}
            disabled={closed}
            onClick={() => void press()}
          />
        ) : (
          <FileKey {...props} large />
        )}
        <span class="row">
          {open?.torch && <TorchKey torch={open.torch} />}
          {open && <FileKey {...props} />}
        </span>
      </div>
    </>
  )
}

function Last({ sha256, href, words }: { sha256: string; href: string; words: string }) {
  const src = usePhotoUrl(sha256, 400)
  return (
    <a class="btn tool" href={href}>
      {src ? <img class="last" src={src} alt="" /> : <Icon name="check" />}
      <small>{words}</small>
    </a>
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
      onClick={() => void torch.set(!on).then(() => setOn(!on))}
    >
      <Icon name="torch" />
      <small>{text.torch}</small>
    </button>
  )
}

/** The mark is written before the picker opens: the system may kill the page while it is open. */
function FileKey({ closed, mark, unmark, chosen, large }: Props & { large?: boolean }) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const give = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])]
    input.value = ''
    void (files.length ? chosen(files) : unmark())
  }
  return (
    <label class="btn tool files" data-large={large ? '' : undefined}>
      <Icon name="file" />
      <small>{text.file}</small>
      <input
        type="file"
        accept="image/*,.heic,.heif"
        multiple
        disabled={closed}
        aria-label={text.fileLong}
        onClick={() => void mark()}
        onCancel={() => void unmark()}
        onChange={(event) => give(event.currentTarget)}
      />
    </label>
  )
}
