// Where the thumb is in a section: the item in the dock, the cards unfolded above it, and when to go on.

import { useEffect, useState } from 'preact/hooks'
import type { ItemView, SectionView } from '../../core/inspection/inspection'
import { nextOpen } from './walk'

/** What the dock asks of the present item: an answer, then its photos, then words for a critical «no». */
export type Asking = 'answer' | 'photos' | 'words' | 'nothing'

export interface Walk {
  here: ItemView | null
  asking: Asking
  /** The answer is whole: on to what else it needs, or to the next item. */
  confirm(): void
  /** Leaves the present item as it is. */
  skip(): void
  goTo(item: string): void
  isUnfolded(view: ItemView): boolean
  turn(view: ItemView): void
  /** A hand is in this card: it stays unfolded until it is folded by hand. */
  work(view: ItemView): void
}

/** One tap is the whole answer; the other kinds are confirmed. */
const INSTANT = new Set(['yes-no', 'choice'])

export function useWalk(section: SectionView, closed: boolean, after: string | null): Walk {
  const [wanted] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const first = section.items.find((each) => each.item.id === wanted)
  const start = first ? (lacks(first) ? first : null) : nextOpen(section, after)
  const [hereId, setHere] = useState<string | null>(closed ? null : (start?.item.id ?? null))
  const [confirmed, setConfirmed] = useState<string | null>(start?.complete ? start.item.id : null)
  const [turned, setTurned] = useState<Record<string, boolean>>(first && !start ? { [first.item.id]: true } : {})
  const [worded, setWorded] = useState<string | null>(null)
  const here = closed ? null : (section.items.find((each) => each.item.id === hereId) ?? null)
  const asking = here ? askingOf(here, confirmed, worded) : 'nothing'

  const go = (next: ItemView | null) => {
    setWorded(null)
    setConfirmed(next?.complete ? next.item.id : null)
    setHere(next?.item.id ?? null)
    for (const each of [here, next]) if (each) setTurned(({ [each.item.id]: _left, ...rest }) => rest)
  }
  const goTo = (item: string) => {
    go(section.items.find((each) => each.item.id === item) ?? null)
    show(item)
  }

  useEffect(() => {
    if (asking === 'words') setWorded(hereId)
  }, [asking, hereId])
  useEffect(() => {
    if (here && asking === 'nothing') go(nextOpen(section, here.item.id))
  }, [asking, hereId])
  useEffect(() => {
    const item = hereId ?? (first ? wanted : null)
    if (item) show(item)
  }, [hereId])
  useEffect(() => {
    if (hereId) history.replaceState(history.state, '', `#${hereId}`)
  }, [hereId])

  return {
    here,
    asking,
    confirm: () => setConfirmed(hereId),
    skip: () => here && go(nextOpen(section, here.item.id)),
    goTo,
    isUnfolded: (view) => turned[view.item.id] ?? unfoldsItself(view, hereId),
    turn(view) {
      const { id } = view.item
      if (!closed && !view.complete && id !== hereId) return goTo(id)
      setTurned((was) => ({ ...was, [id]: !(was[id] ?? unfoldsItself(view, hereId)) }))
    },
    work: ({ item: { id } }) => setTurned((was) => (was[id] === undefined ? { ...was, [id]: true } : was)),
  }
}

/** Words are asked for until whoever writes them goes on: a pause in the writing is not its end. */
function askingOf(view: ItemView, confirmed: string | null, worded: string | null): Asking {
  const settled =
    view.complete && (INSTANT.has(view.item.kind) || view.item.kind === 'internet-speed' || confirmed === view.item.id)
  if (!settled) return 'answer'
  if (view.missing.some((each) => each.what === 'photos')) return 'photos'
  const wanted = worded === view.item.id || view.missing.some((each) => each.what === 'words')
  return wanted ? 'words' : 'nothing'
}

/** Something was said of it, and something is still wanting. */
function unfoldsItself(view: ItemView, here: string | null): boolean {
  const said = view.value !== undefined || view.photos.length > 0
  return view.item.id !== here && said && view.missing.length > 0
}

function lacks(view: ItemView): boolean {
  return !view.complete || view.missing.length > 0
}

function show(item: string): void {
  requestAnimationFrame(() => document.getElementById(item)?.scrollIntoView({ block: 'nearest' }))
}
