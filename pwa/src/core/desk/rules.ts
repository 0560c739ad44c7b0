// What an administrator reads and changes of the network's rules, version by version.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { Rule, RuleKind, RuleValues } from '../../api/rule-shapes'

export interface Rules {
  /** Every version, the newest first; the last one is what is shipped. */
  versions<Kind extends RuleKind>(kind: Kind): Promise<Reply<{ items: Rule<Kind>[] }>>
  /** In force at once; refused when there is a newer version than `seen`. */
  publish<Kind extends RuleKind>(kind: Kind, value: RuleValues[Kind], seen: number): Promise<Reply<Rule<Kind>>>
}

export function makeRules(api: Api): Rules {
  return {
    versions: (kind) => api.ask(`/rules/${kind}/versions`),
    publish: (kind, value, seen) =>
      api.ask(`/rules/${kind}/versions`, { method: 'POST', body: { value }, version: seen }),
  }
}
