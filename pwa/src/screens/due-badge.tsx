// A promised moment: plain while it is far, amber today, red when it has passed.

import { DeskIcon } from '../ui/desk/icons'
import { due } from './due'
import { useDesk } from './use-desk'

export function DueBadge({ at, live = true }: { at: string | null; live?: boolean }) {
  const { say } = useDesk()
  const { state, words } = due(at, new Date(), say)
  if (!live || state === 'later' || state === 'none') return <span class={at ? 'nowrap' : 'muted nowrap'}>{words}</span>
  return (
    <span class="badge" data-s={state === 'late' ? 'bad' : 'warn'}>
      <DeskIcon name={state === 'late' ? 'octagon' : 'clock'} />
      {words}
    </span>
  )
}
