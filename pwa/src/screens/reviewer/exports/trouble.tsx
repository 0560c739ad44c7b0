// Why what was asked for does not come.

import { Icon } from '../../../ui/parts/icon'
import { useDesk } from '../../use-desk'
import { exportsWords } from './exports-words'
import type { Asking } from './use-exports'

export function Trouble({ asking }: { asking: Asking<string> }) {
  const { say } = useDesk()
  const text = exportsWords(say.locale).application
  const words =
    asking.is === 'refused'
      ? say.problem(asking.problem)
      : asking.is === 'unreachable'
        ? `${say.text.list.why[asking.why]} ${text.unreachable}`
        : null
  return words ? (
    <p class="trouble" role="alert">
      <Icon name="octagon" />
      <span>{words}</span>
    </p>
  ) : null
}
