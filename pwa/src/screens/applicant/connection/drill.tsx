// The training order: its five steps, each ticked by doing it.

import { useId, useState } from 'preact/hooks'
import type { Drill, DrillStep } from '../../../api/connection-shapes'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { SectHead } from '../../../ui/parts/sect-head'
import type { ConnectionText } from '../../../text/ru/connection'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { PartProps } from './connection'
import { LineField, Trouble } from './parts'
import { useSending } from './use-sending'

const STEPS: DrillStep[] = ['received', 'placed', 'issued', 'returned', 'asked']
const RETURNS = ['damaged', 'unfit', 'other-thing'] as const

export function DrillPart(props: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).drill
  const { drill } = props.connection
  const begin = useSending(props.acts.newId)
  const done = drill?.steps.length ?? 0
  return (
    <section>
      <SectHead title={text.title} count={`${String(done)} / ${String(STEPS.length)}`} />
      <div class="plain stack">
        <p class="small muted">{text.what}</p>
        {drill && <Ticked drill={drill} />}
        {drill?.next && <Step key={`${drill.id} ${drill.next}`} drill={drill} step={drill.next} {...props} />}
        {drill && !drill.next && (
          <div class="kept" data-s="info" role="status">
            <p>
              <strong>{text.done}</strong>
            </p>
            <p>{text.answer}</p>
          </div>
        )}
        <Trouble words={begin.trouble} />
        <Button
          kind={drill ? 'quiet' : 'primary'}
          wide={!drill}
          busy={begin.busy}
          onClick={() => begin.send(props.acts.beginDrill, props.put)}
        >
          {drill ? text.again : text.begin}
        </Button>
      </div>
    </section>
  )
}

function Ticked({ drill }: { drill: Drill }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).drill
  return (
    <ol class="bare ticked">
      {STEPS.map((step) => {
        const done = drill.steps.find((each) => each.step === step)
        return (
          <li
            key={step}
            class="row"
            data-done={done ? '' : undefined}
            aria-current={drill.next === step ? 'step' : undefined}
          >
            <Icon name={done ? 'check' : drill.next === step ? 'arrow' : 'dots'} />
            <span>{text.step[step]}</span>
            {done && <span class="small muted">{say.time(done.at)}</span>}
          </li>
        )
      })}
    </ol>
  )
}

function Step({ drill, step, acts, put }: PartProps & { drill: Drill; step: DrillStep }) {
  const { say } = usePhone()
  const words = connectionWords(say.locale)
  const text = words.drill
  const [said, setSaid] = useState('')
  const sending = useSending(acts.newId)
  const group = useId()
  const send = (event: Event) => {
    event.preventDefault()
    if (!said.trim()) return sending.say(words.needed)
    sending.send(() => acts.step(drill.id, step, said), put)
  }
  return (
    <form class="stack" noValidate onSubmit={send}>
      <p>{taskOf(text, drill, step)}</p>
      {step === 'returned' ? (
        <>
          <div class="choices" role="radiogroup" aria-label={text.field.returned}>
            {RETURNS.map((each) => (
              <label key={each}>
                <input type="radio" name={group} checked={said === each} onChange={() => setSaid(each)} />
                {text.why[each]}
              </label>
            ))}
          </div>
          <Trouble words={sending.trouble} />
        </>
      ) : (
        <LineField label={text.field[step]} error={sending.trouble} value={said} onInput={setSaid} />
      )}
      <Button submit kind="primary" wide busy={sending.busy}>
        {text.go[step]}
      </Button>
    </form>
  )
}

function taskOf({ task }: ConnectionText['drill'], drill: Drill, step: DrillStep): string {
  const said: Record<DrillStep, string> = {
    received: task.received(drill.number),
    placed: task.placed(drill.cell),
    issued: task.issued(drill.code ?? ''),
    returned: task.returned,
    asked: task.asked,
  }
  return said[step]
}
