// What the network asks about an application and has written about it, and the way to disagree with a refusal.

import { useId, useState } from 'preact/hooks'
import type { Application, ApplicationDetail, Decision } from '../../api/shapes'
import { makeTalk } from '../../core/talk'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { SectHead } from '../../ui/parts/sect-head'
import { Sheet } from '../../ui/parts/sheet'
import { Questions } from '../talk/questions'
import { sayingOf, send } from '../talk/sayings'
import { talkWords } from '../talk/talk-words'
import { useAsked } from '../talk/use-asked'
import { usePhone } from '../use-phone'

const LONGEST = 4000

/** So many applications of one person are asked about, the one on the screen first. */
const MOST = 5

export function Case({ application, all }: { application: Application; all: Application[] }) {
  const others = all.filter((each) => each.id !== application.id)
  return (
    <>
      <Questions />
      {[application, ...others].slice(0, MOST).map((each) => (
        <Written key={each.id} application={each} current={each === application} />
      ))}
    </>
  )
}

function Written({ application, current }: { application: Application; current: boolean }) {
  const { client, say } = usePhone()
  const { kept, again } = useAsked(() => client.review.application(application.id))
  const text = talkWords(say.locale)
  const letters = (kept?.decisions ?? []).filter((each) => each.letter).toReversed()
  return (
    <>
      {kept && <Refusal detail={kept} again={again} />}
      {letters.length > 0 && (
        <section>
          <SectHead title={current ? text.letters : text.lettersOf(application.number)} count={letters.length} />
          <ul>
            {letters.map((each, at) => (
              <li key={each.id} class="item">
                <Letter decision={each} open={current && at === 0} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Letter({ decision, open }: { decision: Decision; open: boolean }) {
  const { say } = usePhone()
  const text = talkWords(say.locale)
  return (
    <details class="letter" open={open}>
      <summary>
        <strong>{text.letterOf[decision.verdict]}</strong>
        <span class="small muted">{say.day(decision.at)}</span>
      </summary>
      <p class="letter-text small" lang={decision.letter?.locale}>
        {decision.letter?.text}
      </p>
    </details>
  )
}

/** The last refusal, while it stands or is being looked at again. */
function Refusal({ detail, again }: { detail: ApplicationDetail; again: () => Promise<void> }) {
  const { client, say } = usePhone()
  const [open, setOpen] = useState(false)
  const text = talkWords(say.locale).appeal
  const refused = detail.decisions.at(-1)
  if (refused?.verdict !== 'refuse') return null
  const filed = detail.appeals.find((each) => each.decision_id === refused.id)
  if (filed) {
    return (
      <section>
        <SectHead title={text.filed(say.day(filed.at))} />
        <p class="plain small letter-text">{filed.reason}</p>
      </section>
    )
  }
  if (detail.stage !== 'refused') return null
  if (refused.appeal_until === null) return <p class="plain small">{text.final}</p>
  const over = new Date(refused.appeal_until) < new Date()
  if (over) return <p class="plain small muted">{text.over(say.day(refused.appeal_until))}</p>
  const done = () => {
    setOpen(false)
    void Promise.all([again(), client.sync()])
  }
  return (
    <section>
      <SectHead title={text.title} />
      <div class="plain stack">
        <p class="small">{text.until(say.day(refused.appeal_until))}</p>
        <Button wide onClick={() => setOpen(true)}>
          {text.open}
        </Button>
      </div>
      {open && (
        <AppealSheet decision={refused} application_id={detail.id} onClose={() => setOpen(false)} onDone={done} />
      )}
    </section>
  )
}

interface SheetProps {
  decision: Decision
  application_id: string
  onClose: () => void
  onDone: () => void
}

function AppealSheet({ decision, application_id, onClose, onDone }: SheetProps) {
  const { client, say } = usePhone()
  const id = useId()
  const words = talkWords(say.locale)
  const saying = sayingOf(`appeal ${decision.id}`)
  const { standing } = saying.value
  const give = () =>
    void send(saying, (appeal, reason) => makeTalk(client.api).appeal(application_id, appeal, reason)).then(
      (arrived) => arrived && onDone(),
    )
  const error =
    standing.is === 'unreachable'
      ? words.unreachable
      : standing.is === 'refused'
        ? say.problem(standing.problem.code, standing.problem.facts)
        : null
  return (
    <Sheet
      title={words.appeal.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            large
            wide
            busy={standing.is === 'sending'}
            disabled={!saying.value.text.trim()}
            onClick={give}
          >
            {words.appeal.send}
          </Button>
          <Button large wide onClick={onClose}>
            {words.appeal.back}
          </Button>
        </>
      }
    >
      <Field id={id} label={words.appeal.why} hint={words.appeal.hint} error={error}>
        <textarea
          id={id}
          class="input"
          rows={5}
          maxLength={LONGEST}
          value={saying.value.text}
          aria-describedby={`${id}-more`}
          onInput={(event) => (saying.value = { ...saying.value, text: event.currentTarget.value })}
        />
      </Field>
    </Sheet>
  )
}
