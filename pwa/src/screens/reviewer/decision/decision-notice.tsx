// What came of sending a decision: done, or what happened, what was kept and what to do.

import { DeskIcon, type DeskIconName } from '../../../ui/desk/icons'
import { useDesk } from '../../use-desk'
import type { DecisionStanding } from './use-decision'

export function DecisionNotice({ standing }: { standing: DecisionStanding }) {
  const { say } = useDesk()
  const words = say.text.decision
  switch (standing.is) {
    case 'deciding':
    case 'sending':
      return null
    case 'sent':
      return <Notice state="ok" icon="check" title={words.sent[standing.decision.verdict]} />
    case 'stale':
      return (
        <Notice
          state="warn"
          icon="triangle"
          title={words.stale}
          words={standing.reloaded ? words.staleWhat : words.staleWait}
        />
      )
    case 'unreachable':
      return <Notice state="bad" icon="offline" title={say.text.list.why[standing.why]} words={words.unreachable} />
    case 'refused':
      return <Notice state="bad" icon="octagon" title={words.refused(say.problem(standing.problem))} />
  }
}

interface NoticeProps {
  state: 'ok' | 'warn' | 'bad'
  icon: DeskIconName
  title: string
  words?: string
}

function Notice({ state, icon, title, words }: NoticeProps) {
  return (
    <div class="banner" data-s={state} role={state === 'ok' ? 'status' : 'alert'}>
      <DeskIcon name={icon} />
      <span>
        <strong>{title}</strong> {words}
      </span>
    </div>
  )
}
