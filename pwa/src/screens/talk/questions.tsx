// What the network asks of this person, each with the words to answer it; nothing when nothing is asked.

import { useId, useState } from 'preact/hooks'
import type { PutQuestion } from '../../api/talk-shapes'
import { makeTalk } from '../../core/talk'
import { Button } from '../../ui/parts/button'
import { Field } from '../../ui/parts/field'
import { Plate } from '../../ui/parts/plate'
import { SectHead } from '../../ui/parts/sect-head'
import { usePhone } from '../use-phone'
import { sayingOf, send } from './sayings'
import { talkWords } from './talk-words'
import { useAsked } from './use-asked'
import '../../ui/talk.css'

export const LONGEST = 2000

export function Questions() {
  const { client, say } = usePhone()
  const talk = makeTalk(client.api)
  const { kept, again } = useAsked(() => talk.questions())
  const text = talkWords(say.locale)
  const mine = kept?.items ?? []
  if (mine.length === 0) return null
  const open = mine.filter((each) => each.answers.length === 0)
  const done = mine.filter((each) => each.answers.length > 0)
  return (
    <section>
      <SectHead title={text.questions} count={open.length > 0 ? text.open(open.length) : mine.length} />
      <ul>
        {[...open, ...done].map((each) => (
          <Asked key={each.id} question={each} again={again} />
        ))}
      </ul>
    </section>
  )
}

function Asked({ question, again }: { question: PutQuestion; again: () => Promise<void> }) {
  const { say } = usePhone()
  const text = talkWords(say.locale)
  const [correcting, setCorrecting] = useState(false)
  const last = question.answers.at(-1)
  return (
    <li class="item asked">
      <p class="row">
        <Plate id={question.item} line />
        <strong>{say.words(question.texts)}</strong>
      </p>
      <p class="tiny muted">
        {text.asks(question.by.name, say.moment(question.at))}
        <br />
        {text.where(question.number, question.address)}
      </p>
      <p class="words">{question.text}</p>
      {last && (
        <div class="said-words">
          <p class="tiny muted">{text.answered(say.moment(last.at))}</p>
          <p class="words">{last.text}</p>
          {question.answers.length > 1 && (
            <p class="tiny muted">
              {text.earlier}{' '}
              {question.answers
                .slice(0, -1)
                .map((each) => `«${each.text}»`)
                .join(', ')}
            </p>
          )}
        </div>
      )}
      {last && !correcting ? (
        <Button kind="quiet" icon="pencil" onClick={() => setCorrecting(true)}>
          {text.correct}
        </Button>
      ) : (
        <Answering question={question} onDone={() => void again().then(() => setCorrecting(false))} />
      )}
    </li>
  )
}

function Answering({ question, onDone }: { question: PutQuestion; onDone: () => void }) {
  const { client, say } = usePhone()
  const text = talkWords(say.locale)
  const id = useId()
  const saying = sayingOf(`answer ${question.id}`)
  const { standing } = saying.value
  const sending = standing.is === 'sending'
  const give = () =>
    void send(saying, (answer, words) => makeTalk(client.api).answer(question, answer, words)).then(
      (arrived) => arrived && onDone(),
    )
  const error =
    standing.is === 'unreachable'
      ? text.unreachable
      : standing.is === 'refused'
        ? say.problem(standing.problem.code, standing.problem.facts)
        : null
  return (
    <>
      <Field id={id} label={text.answer} error={error}>
        <textarea
          id={id}
          class="input"
          rows={2}
          maxLength={LONGEST}
          value={saying.value.text}
          aria-describedby={`${id}-more`}
          onInput={(event) => (saying.value = { ...saying.value, text: event.currentTarget.value })}
        />
      </Field>
      <Button wide busy={sending} disabled={!saying.value.text.trim()} onClick={give}>
        {sending ? text.sending : text.send}
      </Button>
    </>
  )
}
