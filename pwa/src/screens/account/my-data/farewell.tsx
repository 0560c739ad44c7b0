// After an erasure: what went, what stays, the act to take along, and the way out.

import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Farewell } from '../../../core/kept/forget'
import { Alarm } from '../../../ui/parts/alarm'
import { Button } from '../../../ui/parts/button'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'
import { myDataWords } from './my-data-words'
import { useMyData, useTaking } from './use-my-data'

export function FarewellPage({ erasure, unsent }: Farewell) {
  const { client, say } = usePhone()
  const { route } = useLocation()
  const text = myDataWords(say.locale).farewell
  const acts = useMyData()
  const name = erasure ? `osmotr-act-${erasure.act}.pdf` : 'osmotr-act.pdf'
  const [taking, take] = useTaking(() => acts.act(say.locale), name)
  const [closing, setClosing] = useState(false)
  const kept = erasure !== null && Object.keys(erasure.kept).length > 0
  const close = async () => {
    setClosing(true)
    route(paths.signIn, true)
    await client.api.ask('/session', { method: 'DELETE' })
    client.farewell.value = null
  }
  return (
    <Page
      large
      title={text.title}
      under={erasure && <p class="muted">{text.act(erasure.act, say.moment(erasure.at))}</p>}
      dock={
        <>
          <Button kind="primary" large wide icon="load" busy={taking === 'busy'} onClick={() => void take()}>
            {taking === 'busy' ? text.saving : text.save}
          </Button>
          <Button large wide busy={closing} onClick={() => void close()}>
            {text.close}
          </Button>
        </>
      }
    >
      <p class="plain">{!erasure ? text.leadElsewhere : kept ? text.leadKept : text.lead}</p>
      {unsent.operations + unsent.photos > 0 && <p class="plain">{text.lost(unsent.operations, unsent.photos)}</p>}
      <p class="plain small" role="status">
        {taking === 'done' ? text.saved : erasure ? text.letters[erasure.letter] : ''} {text.closing}
      </p>
      {taking === 'failed' && (
        <div class="plain">
          <Alarm words={text.notSaved} />
        </div>
      )}
      {erasure && <Counts title={text.gone} counts={erasure.gone} />}
      {kept && (
        <>
          <Counts title={text.kept} counts={erasure.kept} />
          {erasure.kept_until && <p class="plain small muted">{text.keptUntil(say.day(erasure.kept_until))}</p>}
        </>
      )}
    </Page>
  )
}

function Counts({ title, counts }: { title: string; counts: Record<string, number> }) {
  const { say } = usePhone()
  const words = myDataWords(say.locale).counts
  return (
    <section>
      <SectHead title={title} />
      <ul>
        {Object.entries(counts).map(([what, count]) => (
          <li key={what} class="plain spread">
            <span>{words[what] ?? what}</span>
            <span class="num">{say.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
