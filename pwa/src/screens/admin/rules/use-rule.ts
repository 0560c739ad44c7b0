// One rule at the desk: its versions, what is typed over which of them, and publishing it.

import { useState } from 'preact/hooks'
import type { Reply } from '../../../api/outcome'
import type { Rule, RuleKind, RuleValues } from '../../../api/rule-shapes'
import { notes } from '../../../device/notes'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'
import { clean, faultsOf, laidOver, same, type Faults } from './rule-values'

/** What is typed, and over which version. */
interface Draft<Kind extends RuleKind> {
  value: RuleValues[Kind]
  seen: number
}

export interface RuleDesk<Kind extends RuleKind> {
  loading: Loading<{ items: Rule<Kind>[] }>
  versions: Rule<Kind>[]
  current: Rule<Kind> | null
  /** The version that is being changed, when another one is in force meanwhile. */
  overtaken: Rule<Kind> | null
  /** As it is typed. */
  typed: RuleValues[Kind] | null
  /** As it would be published. */
  value: RuleValues[Kind] | null
  changed: boolean
  faults: Faults
  type(value: RuleValues[Kind]): void
  reset(): void
  /** What was changed is laid over the newest version. */
  rebase(): void
  publish(): Promise<Reply<Rule<Kind>>>
}

export function useRule<Kind extends RuleKind>(kind: Kind): RuleDesk<Kind> {
  const { client, account } = useDesk()
  const name = `rules ${account.id} ${kind}`
  const loading = useLoaded(name, () => client.rules.versions(kind))
  const [draft, setDraft] = useState(() => kept<Kind>(name))
  const versions = loading.state.kept?.value.items ?? []
  const current = versions[0] ?? null
  const keep = (fresh: Draft<Kind> | null) => {
    notes.write(name, fresh && JSON.stringify(fresh))
    setDraft(fresh)
  }
  const typed = draft?.value ?? current?.value ?? null
  const value = typed && clean(kind, typed)
  const seen = draft?.seen ?? current?.version ?? 0
  const base = versions.find((each) => each.version === seen) ?? null
  return {
    loading,
    versions,
    current,
    overtaken: draft && current && base && base.version !== current.version ? base : null,
    typed,
    value,
    changed: value !== null && current !== null && !same(value, current.value),
    faults: value ? faultsOf(kind, value) : new Map(),
    type: (fresh) => keep({ value: fresh, seen }),
    reset: () => keep(null),
    rebase: () =>
      draft &&
      base &&
      current &&
      keep({ value: laidOver<Kind>(base.value, draft.value, current.value), seen: current.version }),
    async publish() {
      const reply = await client.rules.publish(kind, value!, seen)
      if (reply.is === 'done') keep(null)
      if (reply.is === 'done' || reply.is === 'refused') await loading.reload()
      return reply
    },
  }
}

function kept<Kind extends RuleKind>(name: string): Draft<Kind> | null {
  try {
    const draft = JSON.parse(notes.read(name) ?? 'null') as Draft<Kind> | null
    return draft && typeof draft.seen === 'number' && draft.value ? draft : null
  } catch {
    return null
  }
}
