// What a person has been told, day by day, and what stands there when there is nothing to show.

import type { ComponentChildren } from 'preact'
import type { Notice, Notices } from '../../api/notice-shapes'
import type { Role } from '../../api/shapes'
import type { Say } from '../../text'
import type { NoticesText } from '../../text/ru/notices'
import { Badge } from '../../ui/parts/badge'
import { Banner } from '../../ui/parts/banner'
import { BellIcon } from '../../ui/parts/bell'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { SectHead } from '../../ui/parts/sect-head'
import '../../ui/notices.css'
import type { Loaded } from '../loaded'
import { byDay } from './notice-days'
import type { NoticesPage } from './use-notices'

type Tools = Pick<Say, 'day' | 'moment' | 'time' | 'problem'>

interface Props {
  page: NoticesPage
  text: NoticesText
  say: Tools
  role: Role
}

export function NoticeList({ page, text, say, role }: Props) {
  const { state, more, loadingMore } = page
  const notices = state.kept?.value.items ?? []
  return (
    <>
      <Stale state={state} text={text} say={say} />
      {state.kept === null ? (
        <Absent state={state} text={text} say={say} retry={page.reload} />
      ) : notices.length === 0 ? (
        <Empty icon="inbox" title={text.empty} words={text.emptyWhat} />
      ) : (
        byDay(notices, new Date()).map((day) => (
          <section key={day.at}>
            <SectHead title={day.when === 'earlier' ? say.day(day.at) : text[day.when]} />
            <ul>
              {day.items.map((notice) => (
                <li key={notice.id}>
                  <NoticeRow notice={notice} text={text} say={say} role={role} onOpen={() => page.open(notice)} />
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
      {state.kept?.value.next && (
        <p class="plain">
          <Button wide busy={loadingMore} onClick={() => void more()}>
            {text.more}
          </Button>
        </p>
      )}
    </>
  )
}

interface RowProps extends Omit<Props, 'page'> {
  notice: Notice
  onOpen: () => void
}

function NoticeRow({ notice, text, say, role, onOpen }: RowProps) {
  const { title, more } = text.said[notice.kind](notice.facts, say, role)
  const { number, address } = notice.facts
  return (
    <a class="notice" href={notice.path} data-unread={notice.read_at === null || undefined} onClick={onOpen}>
      <h3>{title}</h3>
      <time dateTime={notice.at}>{say.time(notice.at)}</time>
      <div>
        {more && <p class="words">{more}</p>}
        <p>
          {[typeof address === 'string' && address, typeof number === 'number' && text.application(number)]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      {notice.read_at === null && (
        <Badge state="you">
          <BellIcon />
          {text.unread}
        </Badge>
      )}
    </a>
  )
}

type Told = { state: Loaded<Notices>; text: NoticesText; say: Tools }

function Stale({ state, text, say }: Told) {
  if (!state.kept || state.is === 'here' || state.is === 'loading') return null
  return (
    <Banner state="calm" icon="offline">
      {text.stale(say.time(state.kept.at))}
    </Banner>
  )
}

function Absent({ state, text, say, retry }: Told & { retry: () => Promise<void> }): ComponentChildren {
  if (state.is === 'loading') return <Ghost words={text.loading} />
  const away = state.is === 'unreachable' && state.why !== 'server-error' && state.why !== 'full'
  const words =
    state.is === 'refused'
      ? say.problem(state.problem.code, state.problem.facts)
      : away
        ? text.offlineWhat
        : text.failedWhat
  return (
    <Empty icon={away ? 'offline' : 'triangle'} title={away ? text.offline : text.failed} words={words}>
      <Button icon="again" onClick={() => void retry()}>
        {text.retry}
      </Button>
    </Empty>
  )
}
