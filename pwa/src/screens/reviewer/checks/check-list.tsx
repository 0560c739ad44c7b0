// The checks one under another, each with the result that stands.

import type { CheckResult, LegalChecks } from '../../../api/paper-shapes'
import { Badge } from '../../../ui/parts/badge'
import { useDesk } from '../../use-desk'
import { checksWords } from './checks-words'
import { sumsOf } from './leaves'
import type { Walk } from './use-checks'

const SIGN = {
  ok: { icon: 'check', state: 'ok' },
  'not-ok': { icon: 'cross', state: 'bad' },
  'not-applicable': { icon: 'check', state: undefined },
  open: { icon: 'circle', state: undefined },
} as const satisfies Record<CheckResult, object>

export function CheckList({ walk, checks }: { walk: Walk; checks: LegalChecks }) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  const sums = sumsOf(checks)
  return (
    <nav class="legal-list" aria-label={words.list}>
      <h2 class="legal-title">
        {words.list} <span class="muted small">{words.done(sums.all - sums.open, sums.all)}</span>
      </h2>
      <ol>
        {checks.checks.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              class="legal-row"
              aria-current={each.id === walk.check?.id ? 'true' : undefined}
              onClick={() => walk.choose(each.id)}
            >
              <span>{words.checks[each.id] ?? each.id}</span>
              <ResultBadge result={each.result} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function ResultBadge({ result }: { result: CheckResult }) {
  const { say } = useDesk()
  const { icon, state } = SIGN[result]
  return (
    <Badge icon={icon} state={state}>
      {checksWords(say.locale).result[result]}
    </Badge>
  )
}
