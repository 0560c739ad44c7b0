// Internet: measured on this computer, counted by the server, held against the cameras.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { SelfTest } from '../../../api/connection-shapes'
import type { SpeedProgress } from '../../../core/line/speed'
import { Button } from '../../../ui/parts/button'
import { connectionWords, refusalOf } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { TryProps } from './computer'
import { lineOutcome } from './line-outcome'
import { countOf, neededUpload } from './needed'
import { LineField, Trouble } from './parts'
import { useSending } from './use-sending'

export function LinePart<T extends SelfTest>({ acts, put, typed, type }: TryProps<T>) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).test.line
  const [now, setNow] = useState<SpeedProgress | null>(null)
  const [busy, setBusy] = useState(false)
  const sending = useSending(acts.newId)
  const mine = useRef<AbortController | null>(null)
  useEffect(() => () => mine.current?.abort(), [])
  const count = countOf(typed.cameras)
  const measure = async (event: Event) => {
    event.preventDefault()
    if (busy) return
    const own = (mine.current = new AbortController())
    sending.say(null)
    setBusy(true)
    const outcome = lineOutcome(await acts.measure(count, setNow, own.signal))
    if (own.signal.aborted) return
    setNow(null)
    setBusy(false)
    if (outcome.is === 'taken') return sending.send(() => acts.all(), put)
    if (outcome.is === 'broken') return sending.say(text.broken)
    if (outcome.is === 'refused') {
      const { code, facts } = outcome.problem
      sending.say(refusalOf(outcome.problem, say.locale) ?? say.problem(code, facts))
    }
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => void measure(event)}>
      <p class="small">{text.what}</p>
      <LineField
        label={text.cameras}
        hint={text.camerasHint(neededUpload(count))}
        numeric
        value={typed.cameras}
        onInput={(cameras) => type({ cameras })}
      />
      {now && (
        <p class="small" role="status">
          {text.running(Math.min(now.run, now.runs), now.runs)}: {text.now[now.phase]}{' '}
          {now.mbps !== null && say.number(now.mbps, 1)}
        </p>
      )}
      <Trouble words={sending.trouble} />
      <Button submit wide icon="wifi" busy={busy || sending.busy}>
        {text.go}
      </Button>
    </form>
  )
}
