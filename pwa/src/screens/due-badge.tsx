// A promised moment: plain while it is far, amber today, red when it has passed; `label` says of what, where no head does.

import { DeskIcon } from '../ui/desk/icons'
import { due } from './due'
import { useDesk } from './use-desk'

interface Props {
  at: string | null
  live?: boolean
  label?: string
}

export function DueBadge({ at, live = true, label }: Props) {
  const { say } = useDesk()
  const { state, words: moment } = due(at, new Date(), say)
  const words = label && at ? `${label}: ${moment}` : moment
  if (!live || state === 'later' || state === 'none') return <span class={at ? 'nowrap' : 'muted nowrap'}>{words}</span>
  return (
    <span class="badge" data-s={state === 'late' ? 'bad' : 'warn'}>
      <DeskIcon name={state === 'late' ? 'octagon' : 'clock'} />
      {words}
    </span>
  )
}
