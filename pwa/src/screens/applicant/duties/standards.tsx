// New standards of a point: what each version changes for it, by when, and the owner's word that they have read it.

import { useState } from 'preact/hooks'
import type { Standards as Shape, StandardTask } from '../../../api/standard-shapes'
import type { StandardActs } from '../../../core/standards'
import { Badge } from '../../../ui/parts/badge'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { refusalOf } from '../../duties/duties-words'
import { noonOf } from '../../duties/figures'
import type { Loading } from '../../loaded'
import { ChangeList } from '../../standards/change-list'
import { standardsWords } from '../../standards/standards-words'
import { partedOf } from '../../standards/told'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

interface Given {
  acts: StandardActs
  loading: Loading<Shape>
}

export function Standards({ acts, loading }: Given) {
  const { say } = usePhone()
  const text = standardsWords(say.locale)
  const kept = loading.state.kept?.value
  if (!kept) {
    if (loading.state.is === 'loading') return null // what comes late stands under what is read already
    return (
      <Banner
        state="calm"
        icon="triangle"
        action={
          <Button icon="again" onClick={() => void loading.reload()}>
            {text.retry}
          </Button>
        }
      >
        {text.failed}
      </Banner>
    )
  }
  const { waiting, confirmed } = partedOf(kept.items)
  if (kept.items.length === 0) return null
  const put = (fresh: Shape) => loading.put(() => fresh)
  return (
    <>
      {waiting.map((each) => (
        <TaskCard key={each.standard} task={each} acts={acts} onDone={put} />
      ))}
      {confirmed.length > 0 && (
        <section class="duty">
          <details>
            <summary>{text.former(confirmed.length)}</summary>
            {confirmed.map((each) => (
              <section key={each.standard} class="stack">
                <h3>
                  {text.title}: {say.words(each.title)}
                </h3>
                <p class="small muted">
                  {text.holds(say.day(noonOf(each.due_on)))}.{' '}
                  {each.confirmed_at && text.confirmed(each.confirmed_by?.name ?? '—', say.day(each.confirmed_at))}
                </p>
                <ChangeList changes={each.changes} locale={say.locale} />
              </section>
            ))}
          </details>
        </section>
      )}
    </>
  )
}

interface Props {
  task: StandardTask
  acts: StandardActs
  onDone: (fresh: Shape) => void
}

function TaskCard({ task, acts, onDone }: Props) {
  const { say } = usePhone()
  const text = standardsWords(say.locale)
  const [id] = useState(newId)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const late = task.days_left <= 0
  const confirm = async () => {
    if (busy) return
    setBusy(true)
    const reply = await acts.confirm(task.standard, id)
    setBusy(false)
    if (reply.is === 'done') return onDone(reply.value)
    if (reply.is === 'unreachable') return setFailed(text.unsent)
    setFailed(refusalOf(reply.problem, say.locale) ?? say.problem(reply.problem.code, reply.problem.facts))
  }
  return (
    <section class="duty" data-s={late ? 'bad' : 'you'}>
      <div class="spread">
        <h2>
          {text.title}: {say.words(task.title)}
        </h2>
        <Badge state={late ? 'bad' : 'you'} icon={late ? 'octagon' : 'arrow'}>
          {late ? text.late : text.waits}
        </Badge>
      </div>
      <p class="duty-day">
        {text.holds(say.day(noonOf(task.due_on)))}, {text.left(task.days_left)}
      </p>
      <p class="small muted">
        {text.published(say.day(task.published_at))}. {text.forYou(task.changes.length)}
      </p>
      <ChangeList changes={task.changes} locale={say.locale} />
      {failed && (
        <p class="small bad row" role="alert">
          <Icon name="octagon" />
          <span>{failed}</span>
        </p>
      )}
      <Button kind="primary" large wide icon="check" busy={busy} onClick={() => void confirm()}>
        {text.confirm}
      </Button>
    </section>
  )
}
