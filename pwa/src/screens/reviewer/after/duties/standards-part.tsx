// The desk's view of new standards of one point: each version, what it changes, and whether the owner has confirmed it.

import type { Standards, StandardTask } from '../../../../api/standard-shapes'
import { makeStandards } from '../../../../core/standards'
import { Badge } from '../../../../ui/parts/badge'
import { noonOf } from '../../../duties/figures'
import { ListState, StaleBanner } from '../../../list-state'
import { useLoaded } from '../../../loaded'
import { ChangeList } from '../../../standards/change-list'
import { standardsWords } from '../../../standards/standards-words'
import { useDesk } from '../../../use-desk'

export function StandardsPart({ id }: { id: string }) {
  const { client, say } = useDesk()
  const text = standardsWords(say.locale)
  const loading = useLoaded<Standards>(`standards ${id}`, () => makeStandards(client.api, id).read())
  const kept = loading.state.kept?.value
  return (
    <section class="box-table">
      <h2>{text.title}</h2>
      <StaleBanner state={loading.state} retry={() => void loading.reload()} />
      <ListState state={loading.state} retry={() => void loading.reload()} />
      {kept && kept.items.length === 0 && <p class="plain muted">{text.desk.none}</p>}
      {kept?.items.map((each) => (
        <section key={each.standard} class="duty">
          <div class="spread">
            <h3>
              {say.words(each.title)}{' '}
              <span class="small muted">
                {text.of[each.kind]} <span class="code">{each.standard}</span>
              </span>
            </h3>
            <Confirmed task={each} />
          </div>
          <p>
            {text.holds(say.day(noonOf(each.due_on)))}, {text.left(each.days_left)}.{' '}
            <span class="muted">{text.published(say.day(each.published_at))}.</span>
          </p>
          <details>
            <summary>{text.forYou(each.changes.length)}</summary>
            <ChangeList changes={each.changes} locale={say.locale} />
          </details>
        </section>
      ))}
    </section>
  )
}

function Confirmed({ task }: { task: StandardTask }) {
  const { say } = useDesk()
  const text = standardsWords(say.locale)
  if (task.confirmed_at) {
    return (
      <Badge state="ok" icon="check">
        {text.confirmed(task.confirmed_by?.name ?? '—', say.day(task.confirmed_at))}
      </Badge>
    )
  }
  const late = task.days_left <= 0
  return (
    <Badge state={late ? 'bad' : 'warn'} icon={late ? 'octagon' : 'clock'}>
      {late ? text.late : text.waits}
    </Badge>
  )
}
