// Why a link leads nowhere: in words, and what to do.

import type { Problem } from '../../api/outcome'
import { Empty } from '../../ui/parts/empty'
import { connectionWords, refusalOf } from '../connection-words'
import { usePhone } from '../use-phone'

export const OVER = ['link-unknown', 'link-expired', 'link-used', 'link-revoked']

export function LinkOver({ problem }: { problem: Problem }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).byLink
  const words = refusalOf(problem, say.locale) ?? say.problem(problem.code, problem.facts)
  const over = OVER.includes(problem.code)
  return (
    <Empty icon={over ? 'clock' : 'triangle'} title={over ? text.over : text.refused} words={words}>
      {over && <p class="small muted">{text.askAnother}</p>}
    </Empty>
  )
}
