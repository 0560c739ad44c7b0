// What has been asked of an item and answered, and what more is asked of it: fetched when there is either.

import { useState } from 'preact/hooks'
import type { ComparedItem, Report } from '../../../api/report-shapes'
import type { Application } from '../../../api/shapes'
import type { Question } from '../../../api/talk-shapes'
import { TextField } from '../../../ui/desk/text-field'
import { Button } from '../../../ui/parts/button'
import { Dialog } from '../../../ui/desk/dialog'
import { sayingOf, send } from '../../talk/sayings'
import { decidingWords } from '../deciding-words'
import { keyOf } from '../twin-keys'
import { SideChoice } from '../side-choice'
import { useDesk } from '../../use-desk'
import '../../../ui/talk.css'

export interface Props {
  item: ComparedItem
  application: Application
  reports: Report[]
  /** What was seen of a decided application is read only. */
  reload: (() => Promise<void>) | null
}

interface Asking extends Props {
  /** Whether more may be asked; null when not. */
  asking: boolean | null
  onAsking: (is: boolean) => void
}

export function ItemAsked({ item, application, reports, reload, asking, onAsking }: Asking) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).questions
  return (
    <section class="item-questions" aria-label={words.title}>
      {item.questions.map((each) => (
        <Asked key={each.id} question={each} />
      ))}
      {asking !== null && (
        <Button kind="quiet" onClick={() => onAsking(true)}>
          {words.ask} <kbd>{keyOf('ask')}</kbd>
        </Button>
      )}
      {asking && reload && (
        <AskDialog
          item={item}
          application={application}
          reports={reports}
          onClose={() => onAsking(false)}
          onAsked={() => void reload().then(() => onAsking(false))}
        />
      )}
    </section>
  )
}

function Asked({ question }: { question: Question }) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).questions
  const last = question.answers.at(-1)
  const earlier = question.answers.slice(0, -1)
  return (
    <div class="remark">
      <div>
        <p class="small muted">{words.asked(question.by.name, question.asked.name, say.moment(question.at))}</p>
        <p>
          <strong>{question.text}</strong>
        </p>
        {last ? (
          <>
            <p class="small muted">{words.answered(question.asked.name, say.moment(last.at))}</p>
            <p>{last.text}</p>
            {earlier.length > 0 && (
              <p class="small muted">
                {words.earlier} {earlier.map((each) => `«${each.text}»`).join(', ')}
              </p>
            )}
          </>
        ) : (
          <p class="small warn">{words.waiting}</p>
        )}
      </div>
    </div>
  )
}

interface AskProps {
  item: ComparedItem
  application: Application
  reports: Report[]
  onClose: () => void
  onAsked: () => void
}

function AskDialog({ item, application, reports, onClose, onAsked }: AskProps) {
  const { client, say } = useDesk()
  const words = decidingWords(say.locale).questions
  const sides = (['applicant', 'inspector'] as const).filter((side) =>
    reports.some((each) => each.kind === (side === 'applicant' ? 'self_assessment' : 'visit')),
  )
  const [to, setTo] = useState<'applicant' | 'inspector'>(sides[0] ?? 'applicant')
  const [tried, setTried] = useState(false)
  const saying = sayingOf(`question ${application.id} ${item.id}`)
  const { text, standing } = saying.value
  const give = () => {
    if (!text.trim()) return setTried(true)
    void send(saying, (id, written) =>
      client.around.ask(application.id, { id, item: item.id, to, text: written }),
    ).then((arrived) => arrived && onAsked())
  }
  const trouble =
    standing.is === 'refused'
      ? say.problem(standing.problem)
      : standing.is === 'unreachable'
        ? `${say.text.list.why[standing.why]} ${say.text.formKept}`
        : null
  return (
    <Dialog
      title={words.dialog(item.id)}
      onClose={onClose}
      onSubmit={give}
      actions={
        <>
          <Button onClick={onClose}>{say.text.cancel}</Button>
          <Button submit kind="primary" busy={standing.is === 'sending'}>
            {words.send}
          </Button>
        </>
      }
    >
      <p class="small muted">{say.words(item.texts)}</p>
      <SideChoice name="asked" words={words} sides={sides} chosen={to} onChoose={setTo} />
      <TextField
        label={words.words}
        hint={words.hint}
        rows={4}
        value={text}
        onInput={(written) => (saying.value = { ...saying.value, text: written })}
        error={trouble ?? (tried && !text.trim() ? words.missing : null)}
        autofocus
      />
    </Dialog>
  )
}
