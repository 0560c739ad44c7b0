// Handing the application in: what is still missing, what is agreed to, and the act itself.

import { useState } from 'preact/hooks'
import type { Lacking } from '../../../api/road-shapes'
import { missingOf } from '../../../core/questionnaire/fields'
import type { OpenQuestionnaire, Questionnaires } from '../../../core/questionnaire/questionnaires'
import { makeRoad } from '../../../core/road'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Sheet } from '../../../ui/parts/sheet'
import { paths } from '../../phone-paths'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'
import { anchorOf } from './given'
import { questionnaireWords, refusal } from './questionnaire-words'

interface Props {
  id: string
  all: Questionnaires
  open: OpenQuestionnaire
  onClose: () => void
  onDone: () => void
}

type Came = { is: 'nothing' } | { is: 'missing'; missing: Lacking[] } | { is: 'said'; words: string }

/** Under one id until it has arrived, so that handing in twice is handing in once. */
const ids = new Map<string, string>()

export function HandIn({ id, all, open, onClose, onDone }: Props) {
  const { client, say } = usePhone()
  const text = questionnaireWords(say.locale)
  const [agreed, setAgreed] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const [came, setCame] = useState<Came>({ is: 'nothing' })
  const sheet = open.draft.value?.sheet ?? null
  const here = missingOf(open.values.value, sheet?.missing ?? [])
  const missing = came.is === 'missing' && here.length === 0 ? came.missing : here

  async function give(): Promise<void> {
    if (!sheet || agreed === null) return
    setBusy(true)
    setCame(await handIn())
    setBusy(false)
  }

  async function handIn(): Promise<Came> {
    await all.now(id)
    await open.fresh()
    if (open.lamp.value.is === 'unsent') return { is: 'said', words: text.hand.offline }
    if (open.lamp.value.is === 'phone') return { is: 'said', words: text.hand.unsent }
    const name = ids.get(id) ?? newId()
    ids.set(id, name)
    const reply = await makeRoad(client.api).submit(id, name, agreed ?? 0)
    if (reply.is === 'unreachable') return { is: 'said', words: text.hand.offline }
    if (reply.is === 'done') {
      ids.delete(id)
      await all.now(id)
      onDone()
      return { is: 'nothing' }
    }
    const { code, facts } = reply.problem
    await all.now(id)
    if (code === 'submission-incomplete') return { is: 'missing', missing: facts.missing as Lacking[] }
    if (code !== 'consent-changed') return { is: 'said', words: refusal(reply.problem, say) }
    setAgreed(null)
    return { is: 'said', words: text.hand.consentChanged }
  }

  return (
    <Sheet
      title={text.hand.title}
      onClose={onClose}
      actions={
        <>
          {missing.length === 0 && (
            <Button kind="primary" large wide busy={busy} disabled={agreed === null} onClick={() => void give()}>
              {text.hand.give}
            </Button>
          )}
          <Button large wide onClick={onClose}>
            {text.hand.back}
          </Button>
        </>
      }
    >
      {came.is === 'said' && (
        <Banner state="warn" icon="triangle" urgent>
          {came.words}
        </Banner>
      )}
      {missing.length > 0 ? (
        <Missing id={id} missing={missing} onClose={onClose} />
      ) : (
        <div class="stack">
          <h3>{text.hand.consent}</h3>
          <p class="small letter-text">{sheet ? say.words(sheet.consent.text) : text.hand.consentLater}</p>
          {sheet && (
            <label class="tick">
              <input
                type="checkbox"
                checked={agreed === sheet.consent.version}
                onChange={(event) => setAgreed(event.currentTarget.checked ? sheet.consent.version : null)}
              />
              {text.hand.agree}
            </label>
          )}
          <p class="small muted">{text.hand.next}</p>
        </div>
      )}
    </Sheet>
  )
}

function Missing({ id, missing, onClose }: { id: string; missing: Lacking[]; onClose: () => void }) {
  const { say } = usePhone()
  const text = questionnaireWords(say.locale)
  const papers = missing.filter((each) => each.kind !== 'field')
  return (
    <div class="stack">
      <p>{text.hand.missing}</p>
      <ul class="lacking">
        {missing
          .filter((each) => each.kind === 'field')
          .map((each) => (
            <li key={each.id}>
              <a
                href={`#${anchorOf(each.id)}`}
                onClick={(event) => {
                  event.preventDefault()
                  onClose()
                  requestAnimationFrame(() => goTo(each.id))
                }}
              >
                {text.fields[each.id]?.name ?? each.id}
              </a>
            </li>
          ))}
        {papers.length > 0 && (
          <li>
            <a href={paths.papers(id)}>
              {text.hand.papers} ({papers.length})
            </a>
          </li>
        )}
      </ul>
    </div>
  )
}

/** To the control itself, or to the first one of its group. */
function goTo(field: string): void {
  const place = document.getElementById(anchorOf(field))
  const control = place instanceof HTMLFieldSetElement ? (place.querySelector('input') ?? place) : place
  control?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
