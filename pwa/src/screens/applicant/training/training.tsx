// «Обучение»: who works at the point, how far each of them is, links to the courses, and that all have learnt.

import { useMemo, useRef, useState } from 'preact/hooks'
import type { Member, Training } from '../../../api/training-shapes'
import type { Reply } from '../../../api/outcome'
import { makeTraining } from '../../../core/training/training'
import { Alarm } from '../../../ui/parts/alarm'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Bar } from '../../../ui/parts/bar'
import { Button } from '../../../ui/parts/button'
import { Empty, Ghost } from '../../../ui/parts/empty'
import { Page } from '../../../ui/parts/page'
import { SectHead } from '../../../ui/parts/sect-head'
import { Sheet } from '../../../ui/parts/sheet'
import { useLoaded, type Loaded } from '../../loaded'
import { paths } from '../../phone-paths'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'
import { AddSheet } from './add-sheet'
import { MemberCard } from './member-card'
import { refusal, trainingWords } from './training-words'

export function TrainingPage({ id }: { id: string }) {
  const { client, say } = usePhone()
  const text = trainingWords(say.locale)
  const acts = useMemo(() => makeTraining(client.api, id), [client, id])
  const loading = useLoaded<Training>(id, acts.read)
  const [open, setOpen] = useState<'add' | 'end' | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const ids = useRef({ end: newId() })
  const training = loading.state.kept?.value
  const back = { href: paths.home, label: text.back }
  /** Whether it arrived. */
  const done = async (asked: Promise<Reply<Training>>): Promise<boolean> => {
    const reply = await asked
    setTrouble(reply.is === 'done' ? null : reply.is === 'refused' ? refusal(reply.problem, say) : text.notSent)
    if (reply.is === 'done') loading.put(() => reply.value)
    return reply.is === 'done'
  }
  if (!training) {
    return (
      <Page key="coming" title={text.title} back={back}>
        <Absent state={loading.state} retry={() => void loading.reload()} />
      </Page>
    )
  }
  const here = training.members.filter((each) => !each.removed_at)
  const gone = training.members.filter((each) => each.removed_at)
  const waiting = here.filter((each) => !each.certificate).length
  const mine = training.application.stage === 'training'
  const end = async () => {
    if (await done(acts.end(ids.current.end))) setOpen(null)
  }
  return (
    <Page
      key="here"
      title={text.title}
      back={back}
      under={<Head training={training} here={here} />}
      dock={
        training.open && (
          <>
            <Alarm words={open ? null : trouble} />
            {mine && here.length > 0 && (
              <Button
                kind={waiting === 0 ? 'primary' : undefined}
                large
                wide
                disabled={waiting > 0}
                onClick={() => setOpen('end')}
              >
                {waiting > 0 ? text.waiting(waiting) : text.end}
              </Button>
            )}
            <Button kind={here.length === 0 ? 'primary' : undefined} large wide onClick={() => setOpen('add')}>
              {text.add}
            </Button>
          </>
        )
      }
    >
      {loading.state.is === 'unreachable' && (
        <Banner state="calm" icon="offline">
          <strong>{text.offline}.</strong> {text.offlineWhat}
        </Banner>
      )}
      {here.length === 0 ? (
        <Empty icon="person" title={text.empty} words={text.emptyWhat} />
      ) : (
        <section>
          <SectHead title={text.staff} count={here.length} />
          <ul>
            {here.map((each) => (
              <MemberCard key={each.id} member={each} training={training} acts={acts} done={done} />
            ))}
          </ul>
        </section>
      )}
      {gone.length > 0 && (
        <section>
          <SectHead title={text.left} count={gone.length} />
          <ul class="plain stack">
            {gone.map((each) => (
              <li key={each.id} class="small">
                {each.name}, {text.role[each.role]}.{' '}
                <span class="muted">{text.removed(say.day(each.removed_at!))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {open === 'add' && (
        <AddSheet
          trouble={trouble}
          add={(member, name, role) => done(acts.add(member, name, role))}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'end' && (
        <Sheet
          title={text.endAsk}
          onClose={() => setOpen(null)}
          actions={
            <>
              <Button kind="primary" large wide onClick={() => void end()}>
                {text.endYes}
              </Button>
              <Button kind="quiet" wide onClick={() => setOpen(null)}>
                {text.notNow}
              </Button>
            </>
          }
        >
          <p>{text.endWhat}</p>
          <Alarm words={trouble} />
        </Sheet>
      )}
    </Page>
  )
}

function Head({ training, here }: { training: Training; here: Member[] }) {
  const { say } = usePhone()
  const text = trainingWords(say.locale)
  const { stage, promised_at } = training.application
  const mine = stage === 'training'
  const what = !mine ? 'over' : here.length === 0 ? 'empty' : training.share === 100 ? 'ready' : 'learning'
  return (
    <>
      <div class="spread move">
        <div>
          <p class="whose" data-s={mine ? 'yours' : 'theirs'}>
            <Badge icon={mine ? 'arrow' : 'check'}>{mine ? text.yourMove : text.done}</Badge>
          </p>
          <p class="what">{text.what[what]}</p>
        </div>
        {mine && promised_at && <p class="small until">{text.until(say.day(promised_at))}</p>}
      </div>
      <Bar
        share={training.share / 100}
        label={text.share(training.share)}
        state={training.share === 100 ? 'ok' : undefined}
      />
    </>
  )
}

function Absent({ state, retry }: { state: Loaded<Training>; retry: () => void }) {
  const { say } = usePhone()
  const text = trainingWords(say.locale)
  if (state.is === 'refused' && state.problem.status === 404)
    return <Empty icon="file" title={text.notFound} words={text.notFoundWhat} />
  if (state.is === 'refused' || state.is === 'unreachable') {
    const refused = state.is === 'refused'
    return (
      <Empty
        icon={refused ? 'triangle' : 'offline'}
        title={refused ? text.title : text.offline}
        words={refused ? refusal(state.problem, say) : text.offlineWhat}
      >
        <Button icon="again" onClick={retry}>
          {text.retry}
        </Button>
      </Empty>
    )
  }
  return <Ghost words={text.loading} />
}
