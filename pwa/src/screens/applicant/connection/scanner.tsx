// Scanner: all codes of the sheet are read, by a scanner that types them, or by the camera where the browser can.

import { useRef, useState } from 'preact/hooks'
import type { CodeKind, SelfTest } from '../../../api/connection-shapes'
import type { Codes } from '../../../core/connection/testing'
import { Button } from '../../../ui/parts/button'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import { CameraReader } from './camera-reader'
import type { TryProps } from './computer'
import { LineField, Trouble } from './parts'
import { nextToRead } from './scanning'
import { useSending } from './use-sending'

const UNREAD: Codes = { square: '', bars: '', matrix: '', label: '' }

/** A scanner types what it reads and presses Enter: after each code the field of the next one waits. */
export function Scanner<T extends SelfTest>({ test, acts, put, typed, type }: TryProps<T>) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.test.scanner
  const { sheet } = test
  const form = useRef<HTMLFormElement>(null)
  const [camera, setCamera] = useState(false)
  const reading = useSending(acts.newId)
  const none = useSending(acts.newId)
  const report = (codes: Codes, means: 'scanner' | 'camera') => {
    if (!sheet) return
    const { square, bars, matrix, label } = codes
    reading.send(
      (id) => acts.report(id, { scanner: { sheet_id: sheet.id, means, square, bars, matrix, label } }),
      (fresh) => {
        type(UNREAD)
        setCamera(false)
        put(fresh)
      },
    )
  }
  const send = (event: Event) => {
    event.preventDefault()
    if (!sheet) return
    const next = nextToRead(sheet.codes, typed)
    if (next === null) return report(typed, 'scanner')
    if (next === sheet.codes[0]) reading.say(words.needed)
    form.current?.querySelectorAll('input')[sheet.codes.indexOf(next)]?.focus()
  }
  return (
    <>
      <p class="small">{sheet ? text.what : text.needSheet}</p>
      {sheet && (
        <>
          <form ref={form} class="stack" noValidate onSubmit={send}>
            {sheet.codes.map((kind: CodeKind, at) => (
              <LineField
                key={kind}
                label={`${String(at + 1)}. ${text.code[kind]}`}
                error={at === 0 ? reading.trouble : null}
                value={typed[kind]}
                onInput={(code) => type({ [kind]: code })}
              />
            ))}
            <Button submit wide busy={reading.busy}>
              {text.go}
            </Button>
          </form>
          <CameraReader
            kinds={sheet.codes}
            open={camera}
            turn={setCamera}
            busy={reading.busy}
            done={(codes) => {
              type(codes)
              report(codes, 'camera')
            }}
          />
        </>
      )}
      <Trouble words={none.trouble} />
      <p>
        <Button
          kind="quiet"
          busy={none.busy}
          onClick={() => none.send((id) => acts.report(id, { scanner: { none: true } }), put)}
        >
          {text.none}
        </Button>
      </p>
    </>
  )
}
