// A decision before it is sent: what it says on the left, the letter that it makes on the right, the act below.

import { useState } from 'preact/hooks'
import type { Comparison } from '../../../api/report-shapes'
import type { Decision } from '../../../api/shapes'
import { Foot } from '../../../ui/desk/foot'
import { Head } from '../../../ui/desk/head'
import { DeskIcon } from '../../../ui/desk/icons'
import { TextField } from '../../../ui/desk/text-field'
import { useKeys } from '../../../ui/desk/use-keys'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { decidingWords } from '../deciding-words'
import { dayInWords } from '../../day-in-words'
import { useDesk } from '../../use-desk'
import { DECIDED_IN, isOfPoint, REFUSED_IN, wordless } from '../decision/decision-draft'
import { DecisionNotice } from '../decision/decision-notice'
import type { Deciding } from '../decision/use-decision'
import { LetterPaper } from './letter-paper'
import { LetterParts } from './letter-parts'
import { useLetter } from './use-letter'
import '../../../ui/desk/letter.css'

interface Props {
  comparison: Comparison
  verdict: Decision['verdict']
  deciding: Deciding
  onClose: () => void
}

export function LetterPage({ comparison, verdict, deciding, onClose }: Props) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).letter
  const { application } = comparison
  const { marks, standing } = deciding
  const [tried, setTried] = useState(false)
  const order = comparison.items.map((item) => item.id)
  const exceptions = order.flatMap((id) => {
    const mark = marks.items[id]
    return verdict === 'accept' && mark?.is === 'as-is' ? [say.text.decision.asIsLine(id, mark.reason)] : []
  })
  const reason = [...exceptions, marks.reason.trim()].filter(Boolean).join('\n')
  const draft = deciding.draft(verdict, reason)
  const writing = useLetter(application.id, draft)
  const late = verdict === 'return' && !(new Date(draft.due_at ?? '') > new Date())
  const gap = verdict === 'return' ? wordless(marks, order) : null
  const lacking = late || gap !== null || (verdict === 'refuse' && !marks.reason.trim())
  const closed = !(verdict === 'refuse' ? REFUSED_IN : DECIDED_IN).includes(application.stage)
  const ofPoint = isOfPoint(application.stage) && (verdict === 'accept' || verdict === 'refuse')
  const sending = standing.is === 'sending'
  const count = draft.items.length
  const send = () => {
    if (closed) return
    if (lacking) {
      setTried(true)
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.letter-page [aria-invalid="true"]')?.focus())
    } else void deciding.send(verdict, reason)
  }
  useKeys({ Enter: send, Escape: onClose })
  return (
    <>
      <Head
        stacked
        back={
          <Button kind="icon" label={words.back} onClick={onClose}>
            <DeskIcon name="back" />
          </Button>
        }
        title={(ofPoint ? words.titleOfPoint[verdict] : words.title[verdict])(application.number)}
        note={verdict === 'return' ? words.note : words.noteNoItems}
      >
        {verdict === 'return' && (
          <TextField
            label={words.due}
            type="date"
            value={deciding.due}
            error={late ? words.dueWrong : null}
            hint={dayInWords(deciding.due, say)}
            onInput={(due) => deciding.change({ due })}
          />
        )}
      </Head>
      <div class="letter-page">
        <div class="letter-news">
          <DecisionNotice deciding={deciding} order={order} />
          <Unanswered comparison={comparison} />
        </div>
        <LetterParts
          comparison={comparison}
          verdict={verdict}
          deciding={deciding}
          exceptions={exceptions}
          tried={tried}
        />
        <LetterPaper writing={writing} edited={marks.letter} onEdit={(letter) => deciding.change({ letter })} />
      </div>
      <Foot>
        {tried && lacking && (
          <p class="row small bad" role="alert">
            <DeskIcon name="octagon" />
            <strong>{gap ? words.toFirst(gap) : words.fix}</strong>
          </p>
        )}
        <div class="foot-end">
          {closed && <span class="small muted reason">{say.text.decision.why.stage[application.stage]}</span>}
          <Button onClick={onClose}>
            {say.text.cancel} <kbd>Esc</kbd>
          </Button>
          <Button
            kind={verdict === 'refuse' ? 'bad' : 'primary'}
            busy={sending}
            disabled={closed || (verdict === 'return' && count === 0)}
            onClick={send}
          >
            {sending ? say.text.decision.sending : ofPoint ? words.sendOfPoint[verdict] : words.send[verdict](count)}{' '}
            <kbd>Enter</kbd>
          </Button>
        </div>
      </Foot>
    </>
  )
}

/** A question without an answer does not hold a decision up; it is only said. */
function Unanswered({ comparison }: { comparison: Comparison }) {
  const { say } = useDesk()
  const open = comparison.items.filter((item) => item.questions.some((each) => each.answers.length === 0))
  if (open.length === 0) return null
  const count = open.flatMap((item) => item.questions).filter((each) => each.answers.length === 0).length
  return (
    <Banner state="warn" icon="triangle">
      {decidingWords(say.locale).letter.unanswered(count, open.map((item) => item.id).join(', '))}
    </Banner>
  )
}
