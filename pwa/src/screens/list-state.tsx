// The states of everything a desk page asks the server for: on its way, empty, refused, not reached.

import type { Loaded } from './loaded'
import { useDesk } from './use-desk'
import { Banner } from '../ui/parts/banner'
import { Button } from '../ui/parts/button'
import { Empty, Ghost } from '../ui/parts/empty'
import { Icon } from '../ui/parts/icon'

/** The server itself was not reached; in the other cases it is there and could not answer. */
const AWAY = new Set<string>(['offline', 'timeout', 'portal'])

/** What stands in the place of a list that has nothing to show; null when there is something. */
export function ListState<T>({ state, retry }: { state: Loaded<T>; retry: () => void }) {
  const { say } = useDesk()
  if (state.kept) return null
  switch (state.is) {
    case 'loading':
      return <Ghost words={say.text.list.loading} />
    case 'refused':
      return (
        <Empty icon="triangle" title={say.text.list.failed} words={say.problem(state.problem)}>
          <RetryButton retry={retry} />
        </Empty>
      )
    case 'unreachable':
      return (
        <Empty
          icon={AWAY.has(state.why) ? 'offline' : 'triangle'}
          title={AWAY.has(state.why) ? say.text.list.offline : say.text.list.failed}
          words={
            AWAY.has(state.why)
              ? `${say.text.list.why[state.why]} ${say.text.list.offlineWhat}`
              : say.text.list.why[state.why]
          }
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
  const why = state.is === 'unreachable' ? say.text.list.why[state.why] : say.problem(state.problem)
  return (
    <Banner
      state={state.is === 'unreachable' ? 'calm' : 'bad'}
      icon={state.is === 'unreachable' ? 'offline' : 'triangle'}
      action={<RetryButton retry={retry} />}
    >
      <strong>{say.text.list.stale(say.time(state.kept.at))}.</strong> {why} {say.text.list.staleWhat}
    </Banner>
  )
}

function RetryButton({ retry }: { retry: () => void }) {
  const { say } = useDesk()
  return (
    <Button onClick={retry}>
      <Icon name="again" />
      {say.text.retry}
    </Button>
  )
}
