// The camera in place of a scanner; a browser that cannot read codes says so.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { CodeKind } from '../../../api/connection-shapes'
import type { Codes } from '../../../core/connection/testing'
import { readCodes, readsCodes } from '../../../device/code-reader'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import { Trouble } from './parts'
import { formatsOf, nextToRead, withRead } from './scanning'

interface Props {
  kinds: CodeKind[]
  open: boolean
  turn: (open: boolean) => void
  busy: boolean
  /** All codes were read. */
  done: (codes: Codes) => void
}

export function CameraReader({ kinds, open, turn, busy, done }: Props) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test.camera
  const [can, setCan] = useState<boolean | null>(null)
  const [denied, setDenied] = useState(false)
  useEffect(() => void readsCodes(formatsOf(kinds)).then(setCan), [kinds.join()])
  if (can === null) return null
  if (!can) return <p class="small muted">{text.cannot}</p>
  return (
    <>
      {open && (
        <Viewfinder
          kinds={kinds}
          done={done}
          noCamera={() => {
            setDenied(true)
            turn(false)
          }}
        />
      )}
      <Trouble words={denied ? text.denied : null} />
      <p>
        <Button
          icon={open ? 'cross' : 'camera'}
          busy={busy}
          onClick={() => {
            setDenied(false)
            turn(!open)
          }}
        >
          {open ? text.stop : text.start}
        </Button>
      </p>
    </>
  )
}

function Viewfinder({ kinds, done, noCamera }: Pick<Props, 'kinds' | 'done'> & { noCamera: () => void }) {
  const { say } = usePhone()
  const { camera: text, scanner } = connectionWords(say.locale).test
  const video = useRef<HTMLVideoElement>(null)
  const [codes, setCodes] = useState<Codes>({ square: '', bars: '', matrix: '', label: '' })
  useEffect(() => {
    const control = new AbortController()
    let seen: Codes = { square: '', bars: '', matrix: '', label: '' }
    const saw = (code: Parameters<typeof withRead>[1]) => {
      seen = withRead(seen, code)
      setCodes(seen)
      if (nextToRead(kinds, seen) !== null) return
      control.abort()
      done(seen)
    }
    void readCodes(video.current!, formatsOf(kinds), saw, control.signal).then((given) => given || noCamera())
    return () => control.abort()
  }, [])
  return (
    <div class="code-camera stack">
      <video ref={video} muted playsInline aria-label={text.picture} />
      <ul class="bare" aria-live="polite">
        {kinds.map((kind) => (
          <li key={kind} class="row small">
            <Icon name={codes[kind] ? 'check' : 'circle'} />
            {scanner.code[kind]} <span class="vh">{codes[kind] ? text.read : text.waits}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
