// What the same person said of each item before it was returned, in whichever round, as far as the phone still keeps it.

import { useEffect, useRef } from 'preact/hooks'
import type { ItemView, OpenInspection, Sheet } from '../../core/inspection/inspection'
import { usePhone } from '../use-phone'
import { allItems } from './walk'

export interface Before {
  /** It has been looked for. */
  ready: boolean
  of(item: string): ItemView | undefined
}

/** Rounds looked back over; nobody fixes one thing more often. */
const ROUNDS = 12

export function useBefore(sheet: Sheet | null): Before {
  const { client } = usePhone()
  const opened = useRef(new Map<string, OpenInspection>())
  useEffect(() => () => opened.current.forEach((each) => each.close()), [])
  const rounds: ItemView[][] = []
  let ready = sheet !== null
  let id = sheet?.inspection.previous_id ?? null
  while (id && rounds.length < ROUNDS) {
    const open = opened.current.get(id) ?? client.open(id)
    opened.current.set(id, open)
    const view = open.view.value
    if (view.is === 'loading') ready = false
    rounds.push(view.is === 'open' ? allItems(view) : [])
    id = view.is === 'open' ? (view.inspection.previous_id ?? null) : null
  }
  return {
    ready,
    of: (item) => rounds.flatMap((each) => each.filter((view) => view.item.id === item)).find(said),
  }
}

function said(view: ItemView): boolean {
  return view.value !== undefined || view.photos.length > 0
}
