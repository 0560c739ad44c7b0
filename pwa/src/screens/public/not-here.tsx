// What stands in the place of requirements that are not there: on their way, not reached, not published.

import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { usePhone } from '../use-phone'
import { requirementsWords } from './requirements/requirements-words'
import type { Reading } from './use-requirements'

export function NotHere({ state, again }: { state: Exclude<Reading, { is: 'here' }>; again: () => void }) {
  const { say } = usePhone()
  const text = requirementsWords(say.locale)
  if (state.is === 'loading') return <Ghost words={text.loading} />
  const [icon, title, words] = {
    offline: ['offline', text.offline, text.offlineWhat] as const,
    away: ['triangle', text.away, text.awayWhat] as const,
    none: ['inbox', text.none, text.noneWhat] as const,
  }[state.is]
  return (
    <Empty icon={icon} title={title} words={words}>
      <Button icon="again" onClick={again}>
        {text.again}
      </Button>
    </Empty>
  )
}
