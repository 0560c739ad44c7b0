// What an applicant does with an application as a whole: the repair is finished, withdrawn, taken up again.

import { useState } from 'preact/hooks'
import type { Problem } from '../../api/outcome'
import type { Application } from '../../api/shapes'
import { makeRoad, type RoadAct } from '../../core/road'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { Sheet } from '../../ui/parts/sheet'
import { newId } from '../talk/sayings'
import { usePhone } from '../use-phone'
import { homeWords } from './home-words'

export const ACTS: Partial<Record<Application['stage'], RoadAct>> = { repairing: 'repairs', withdrawn: 'comebacks' }
const WITHDRAWABLE: Application['stage'][] = [
  'draft', 'checking', 'amending', 'surveying', 'repairing', 'inspecting', 'reviewing', 'fixing', 'appealed',
] // prettier-ignore

/** Each under one id until it has arrived, so that doing it twice is doing it once. */
const ids = new Map<string, string>()

interface Props {
  application: Application
  onDone: () => void
}

/** The act that the stage waits for, under the thumb. */
export function Advance({ application, onDone }: Props) {
  const { say } = usePhone()
  const [asking, setAsking] = useState(false)
  const what = ACTS[application.stage]
  if (!what) return null
  return (
    <>
      <Button kind="primary" large wide after="arrow" onClick={() => setAsking(true)}>
        {homeWords(say.locale).acts[what].open}
      </Button>
      {asking && <ActSheet application={application} what={what} onClose={() => setAsking(false)} onDone={onDone} />}
    </>
  )
}

export function Withdraw({ application, onDone }: Props) {
  const { say } = usePhone()
  const [asking, setAsking] = useState(false)
  if (!WITHDRAWABLE.includes(application.stage)) return null
  return (
    <p class="plain">
      <Button kind="quiet" wide onClick={() => setAsking(true)}>
        {homeWords(say.locale).acts.withdrawals.open}
      </Button>
      {asking && (
        <ActSheet application={application} what="withdrawals" onClose={() => setAsking(false)} onDone={onDone} />
      )}
    </p>
  )
}

type Came = { is: 'nothing' } | { is: 'sending' } | { is: 'unreachable' } | { is: 'refused'; problem: Problem }

function ActSheet({ application, what, onClose, onDone }: Props & { what: RoadAct; onClose: () => void }) {
  const { client, say } = usePhone()
  const [came, setCame] = useState<Came>({ is: 'nothing' })
  const words = homeWords(say.locale)
  const text = words.acts[what]

  async function act(): Promise<void> {
    const name = `${what} ${application.id}`
    const id = ids.get(name) ?? newId()
    ids.set(name, id)
    setCame({ is: 'sending' })
    const reply = await makeRoad(client.api).act(application.id, what, id)
    if (reply.is === 'unreachable') return setCame({ is: 'unreachable' })
    if (reply.is === 'refused') return setCame(reply)
    ids.delete(name)
    onClose()
    onDone()
  }

  return (
    <Sheet
      title={text.title}
      onClose={onClose}
      actions={
        <>
          <Button
            kind={what === 'withdrawals' ? 'bad' : 'primary'}
            large
            wide
            busy={came.is === 'sending'}
            onClick={() => void act()}
          >
            {text.act}
          </Button>
          <Button large wide onClick={onClose}>
            {words.notNow}
          </Button>
        </>
      }
    >
      {(came.is === 'unreachable' || came.is === 'refused') && (
        <Banner state="warn" icon="triangle" urgent>
          {came.is === 'refused' ? say.problem(came.problem.code, came.problem.facts) : words.needsNetwork}
        </Banner>
      )}
      <p>{text.what}</p>
    </Sheet>
  )
}
