// Beginning an application, and those that only this phone has until now.

import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { knownOf, preflightDraft } from '../../core/preflight/draft'
import type { Questionnaires } from '../../core/questionnaire/questionnaires'
import { notes } from '../../device/notes'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Lamp } from '../../ui/parts/lamp'
import { SectHead } from '../../ui/parts/sect-head'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'
import { homeWords } from './home-words'

export function Begin({ all, first }: { all: Questionnaires | null; first?: boolean }) {
  const { say } = usePhone()
  const { route } = useLocation()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const text = homeWords(say.locale)

  async function begin(): Promise<void> {
    if (!all) return
    setBusy(true)
    const id = await all.begin(first ? knownOf(preflightDraft(notes)) : {})
    setBusy(false)
    if (id) route(paths.questionnaire(id))
    else setFailed(true)
  }

  return (
    <>
      {failed && (
        <Banner state="bad" icon="octagon" urgent>
          {text.notBegun}
        </Banner>
      )}
      <Button
        kind={first ? 'primary' : undefined}
        large={first}
        wide
        icon="pencil"
        busy={busy}
        disabled={!all}
        onClick={() => void begin()}
      >
        {first ? text.begin : text.beginAnother}
      </Button>
    </>
  )
}

export function Drafts({ all, known }: { all: Questionnaires | null; known: string[] }) {
  const { say } = usePhone()
  const text = homeWords(say.locale)
  const here = (all?.drafts.value ?? []).filter((each) => !each.begun && !known.includes(each.id))
  if (here.length === 0) return null
  return (
    <section>
      <SectHead title={text.draftsHere} count={here.length} />
      <ul>
        {here.map((draft) => (
          <li key={draft.id}>
            <a class="visit" href={paths.questionnaire(draft.id)}>
              <span class="small muted">{say.shortDay(new Date(draft.at))}</span>
              <div>
                <h3>{text.draft}</h3>
                <p class="meta">
                  <Lamp state="phone">{text.onPhone}</Lamp>
                </p>
              </div>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
