// What stands in the place of a page that only the server knows and has not told yet: on its way, refused, not reached.

import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import type { Loaded } from '../loaded'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'

export interface AbsentWords {
  loading: string
  offlineTitle: string
  offline: string
  failedTitle: string
  failed: string
  retry: string
  back: string
}

export function Absent<T>({ state, retry, text }: { state: Loaded<T>; retry: () => void; text: AbsentWords }) {
  const { say } = usePhone()
  if (state.is === 'loading' || state.is === 'here') return <Ghost words={text.loading} />
  const away = state.is === 'unreachable' && state.why !== 'server-error'
  const words =
    state.is === 'refused' ? say.problem(state.problem.code, state.problem.facts) : away ? text.offline : text.failed
  return (
    <Empty icon={away ? 'offline' : 'triangle'} title={away ? text.offlineTitle : text.failedTitle} words={words}>
      <Button icon="again" onClick={retry}>
        {text.retry}
      </Button>
      {away && <Button href={paths.home}>{text.back}</Button>}
    </Empty>
  )
}
