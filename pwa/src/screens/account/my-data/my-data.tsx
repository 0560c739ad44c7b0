// «Мои данные»: what is kept of the person, why and for how long; taking it along; having it erased.

import { useState } from 'preact/hooks'
import type { MyData } from '../../../api/my-data-shapes'
import { Alarm } from '../../../ui/parts/alarm'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { useLoaded } from '../../loaded'
import { PhoneNews } from '../../phone-news'
import { paths } from '../../phone-paths'
import { PhoneTabs } from '../../phone-tabs'
import { usePhone } from '../../use-phone'
import { EraseSheet } from './erase-sheet'
import { myDataWords } from './my-data-words'
import { useMyData, useTaking } from './use-my-data'

export function MyDataPage() {
  const { say } = usePhone()
  const text = myDataWords(say.locale)
  const acts = useMyData()
  const { state, reload } = useLoaded('my data', () => acts.kept())
  const [erasing, setErasing] = useState(false)
  const shown = state.kept?.value
  return (
    <Page title={text.title} back={{ href: paths.more, label: text.back }} tabs={<PhoneTabs current="more" />}>
      <PhoneNews />
      {!shown && state.is === 'loading' && <Ghost words={text.loading} />}
      {!shown && state.is !== 'loading' && (
        <Empty
          icon={state.is === 'unreachable' ? 'offline' : 'triangle'}
          title={text.failed}
          words={state.is === 'refused' ? say.problem(state.problem.code, state.problem.facts) : text.offline}
        >
          <Button icon="again" onClick={() => void reload()}>
            {text.retry}
          </Button>
        </Empty>
      )}
      {shown && (
        <>
          <Held data={shown} />
          <Take />
          <SectHead title={text.eraseTitle} />
          <p class="plain small">{text.eraseWhat}</p>
          <p class="plain">
            <Button wide kind="bad" icon="bin" onClick={() => setErasing(true)}>
              {text.erase}
            </Button>
          </p>
          {erasing && <EraseSheet data={shown} onClose={() => setErasing(false)} onChanged={reload} />}
        </>
      )}
    </Page>
  )
}

function Held({ data }: { data: MyData }) {
  const { say } = usePhone()
  const text = myDataWords(say.locale)
  return (
    <section>
      <SectHead title={text.held} />
      <p class="plain small muted">{text.heldWhat}</p>
      <ul>
        {data.held.map(({ what, count }) => {
          const [name, why] = text.what[what] ?? [what, '']
          return (
            <li key={what} class="plain">
              <p class="spread">
                <strong>{name}</strong>
                <span class="num">{say.number(count)}</span>
              </p>
              {why && <p class="small muted">{why}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Take() {
  const { say } = usePhone()
  const text = myDataWords(say.locale)
  const acts = useMyData()
  const [taking, take] = useTaking(() => acts.file(), 'osmotr-my-data.zip')
  return (
    <div class="plain stack">
      <Button wide icon="load" busy={taking === 'busy'} onClick={() => void take()}>
        {taking === 'busy' ? text.downloading : text.download}
      </Button>
      <p class="small muted" role="status">
        {taking === 'done' ? text.downloaded : ''}
      </p>
      <Alarm words={taking === 'failed' ? text.notDownloaded : null} />
    </div>
  )
}
