// One reviewer's walk through the checks of an application: which check and which page is open, what is being typed.

import { useState } from 'preact/hooks'
import type { Problem, Reply } from '../../../api/outcome'
import type { CheckResult, LegalCheck, LegalChecks } from '../../../api/paper-shapes'
import { STRAIGHT, type Look } from '../../../ui/desk/look-geometry'
import { useLoaded, type Loading } from '../../loaded'
import { step } from '../../step'
import { useDesk } from '../../use-desk'
import { leavesOf, type Leaf } from './leaves'

export type ResultTrouble = { is: 'note' } | { is: 'refused'; problem: Problem } | { is: 'unreachable' } | null

export interface Walk {
  loading: Loading<LegalChecks>
  checks: LegalChecks | undefined
  check: LegalCheck | undefined
  choose: (id: string) => void
  walk: (by: 1 | -1) => void
  leaves: Leaf[]
  leaf: Leaf | undefined
  place: number
  turnTo: (place: number) => void
  look: Look
  onLook: (change: (look: Look) => Look) => void
  note: string
  setNote: (note: string) => void
  trouble: ResultTrouble
  busy: boolean
  say: (result: CheckResult) => Promise<void>
}

export function useChecks(id: string): Walk {
  const { client } = useDesk()
  const loading = useLoaded<LegalChecks>(id, () => client.legal.checks(id))
  const checks = loading.state.kept?.value
  const [chosen, setChosen] = useState<string | null>(null)
  const [places, setPlaces] = useState<Record<string, number>>({})
  const [notes, setNotes] = useState<Record<string, string>>({})
  const [look, setLook] = useState<Look>(STRAIGHT)
  const [trouble, setTrouble] = useState<ResultTrouble>(null)
  const [busy, setBusy] = useState(false)

  const rows = checks?.checks ?? []
  const check = rows.find((each) => each.id === chosen) ?? rows.find((each) => each.result === 'open') ?? rows[0]
  const paper = check?.paper ?? 'all'
  const leaves = checks && check ? leavesOf(checks, check.paper) : []
  const place = Math.min(places[paper] ?? 0, Math.max(leaves.length - 1, 0))
  const note = (check && notes[check.id]) ?? check?.history[0]?.note ?? ''

  const choose = (next: string) => {
    setChosen(next)
    setTrouble(null)
    setLook(STRAIGHT)
  }
  const say = async (result: CheckResult) => {
    if (!check || !checks?.open || busy) return
    if (result === 'not-ok' && !note.trim()) return setTrouble({ is: 'note' })
    setBusy(true)
    setChosen(check.id)
    const reply: Reply<LegalChecks> = await client.legal.say(id, check.id, result, note)
    setBusy(false)
    if (reply.is === 'done') {
      setTrouble(null)
      setNotes(({ [check.id]: _said, ...rest }) => rest)
      loading.put(() => reply.value)
    } else setTrouble(reply.is === 'refused' ? reply : { is: 'unreachable' })
  }
  return {
    loading,
    checks,
    check,
    choose,
    walk: (by) => {
      const next = step(rows, check?.id ?? null, by)
      if (next) choose(next)
    },
    leaves,
    leaf: leaves[place],
    place,
    turnTo: (to) => {
      setPlaces({ ...places, [paper]: Math.min(Math.max(to, 0), Math.max(leaves.length - 1, 0)) })
      setLook(STRAIGHT)
    },
    look,
    onLook: (change) => setLook(change),
    note,
    setNote: (typed) => check && setNotes({ ...notes, [check.id]: typed }),
    trouble,
    busy,
    say,
  }
}
