// The photo package of an inspection as a series of steps: which shots there are, which are taken, where to go on. Pure.

import type { Shot } from '../../../api/shapes'
import type { ItemView, PhotoView, Sheet } from '../../../core/inspection/inspection'
import { allItems } from '../walk'

export interface Step {
  view: ItemView
  shot: Shot
  /** The newest photo that says it is this shot. */
  photo: PhotoView | null
  /** Why it was not taken, as it stands in the note of the item; null where nobody has said so. */
  skipped: string | null
}

/** How a note begins that says why a shot was not taken, in each language. */
export type Beginnings = (shot: Shot) => string[]

/** The shots of all items that are asked here, in the order of the checklist. */
export function stepsOf(sheet: Sheet, beginnings: Beginnings): Step[] {
  return allItems(sheet).flatMap((view) =>
    (view.item.shots ?? []).map((shot) => ({
      view,
      shot,
      photo: photoOf(view, shot),
      skipped: reasonIn(view.note, beginnings(shot)),
    })),
  )
}

export function isOpen({ photo, skipped }: Step): boolean {
  return photo === null && skipped === null
}

/** Where to go on after a step: the next open one, then those before it; -1 when none is open. `passed` are left for later. */
export function nextOpenStep(steps: Step[], after: number, passed: ReadonlySet<string>): number {
  const order = [...steps.keys()].map((index) => (after + 1 + index) % steps.length)
  const open = order.filter((index) => isOpen(steps[index]!))
  return open.find((index) => !passed.has(steps[index]!.shot.id)) ?? -1
}

/** The first shot of an item that has no photo yet: what its camera asks for. */
export function nextShot(view: ItemView): Shot | null {
  return view.item.shots?.find((shot) => !photoOf(view, shot)) ?? null
}

/** The note with this line at its end, or without any line that begins so. */
export function withLine(note: string, line: string): string {
  return [note.trimEnd(), line].filter(Boolean).join('\n')
}

export function withoutLine(note: string, beginnings: string[]): string {
  const lines = note.split('\n').filter((line) => !beginnings.some((each) => line.startsWith(each)))
  return lines.join('\n').trim()
}

function photoOf(view: ItemView, shot: Shot): PhotoView | null {
  return view.photos.findLast((photo) => photo.shot === shot.id && photo.lamp !== 'lost') ?? null
}

function reasonIn(note: string, beginnings: string[]): string | null {
  for (const line of note.split('\n')) {
    const found = beginnings.find((each) => line.startsWith(each))
    if (found) return line.slice(found.length)
  }
  return null
}
