// The states of everything a desk page asks the server for: on its way, empty, refused, not reached.

import type { ComponentChildren } from 'preact'
import { DeskIcon, type DeskIconName } from '../ui/desk/icons'
import type { Loaded } from './loaded'
import { useDesk } from './use-desk'

/** What stands in the place of a list that has nothing to show; null when there is something. */
export function ListState<T>({ state, retry }: { state: Loaded<T>; retry: () => void }) {
  const { say } = useDesk()
  if (state.kept) return null
  switch (state.is) {
    case 'loading':
      return <Ghost words={say.text.list.loading} />
    case 'refused':
      return (
        <Empty icon="triangle" title={say.text.list.failed} words={say.text.list.refused(say.problem(state.problem))}>
          <RetryButton retry={retry} />
        </Empty>
      )
    case 'unreachable':
      return (
        <Empty
          icon="offline"
          title={say.text.list.offline}
          words={`${say.text.list.why[state.why]} ${say.text.list.offlineWhat}`}
        >
          <RetryButton retry={retry} />
        </Empty>
      )
    case 'here':
      return null
  }
}

/** Said above a list that is shown from before, because asking again did not succeed. */
export function StaleBanner<T>({ state, retry }: { state: Loaded<T>; retry: () => void }) {
  const { say } = useDesk()
  if (!state.kept || state.is === 'here' || state.is === 'loading') return null
  const why = state.is === 'unreachable' ? say.text.list.why[state.why] : say.text.list.refused(say.problem(state.problem))
  return (
    <div class="banner" data-s={state.is === 'unreachable' ? 'calm' : 'bad'} role="status">
      <DeskIcon name={state.is === 'unreachable' ? 'offline' : 'triangle'} />
      <span>
        <strong>{say.text.list.stale(say.time(state.kept.at))}.</strong> {why} {say.text.list.staleWhat}
      </span>
      <RetryButton retry={retry} />
    </div>
  )
}

export function Empty(props: { icon: DeskIconName; title: string; words: string; children?: ComponentChildren }) {
  return (
    <div class="state">
      <DeskIcon name={props.icon} />
      <h2>{props.title}</h2>
      <p>{props.words}</p>
      {props.children}
    </div>
  )
}

function RetryButton({ retry }: { retry: () => void }) {
  const { say } = useDesk()
  return (
    <button type="button" class="btn" onClick={retry}>
      <DeskIcon name="again" />
      {say.text.retry}
    </button>
  )
}

function Ghost({ words }: { words: string }) {
  return (
    <div class="loading" role="status">
      <div class="ghost" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p class="muted small">{words}</p>
    </div>
  )
}
