// What the shutter and the files of the camera come to: kept behind, said when it is durable, put in place of a photo that is retaken.

import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Shot } from '../../../api/shapes'
import type { Client } from '../../../core/client'
import { makeFixes, type Fixes } from '../../../core/inspection/fixes'
import type { ItemView, OpenInspection, PhotoView } from '../../../core/inspection/inspection'
import { LONG_SIDE_PX, type PhotoInput, type PhotoOutcome } from '../../../core/inspection/photo'
import type { Viewfinder } from '../../../device/camera'
import { usePhone } from '../../use-phone'
import { usePlace } from '../../use-place'
import { wordsOf, type Said } from './camera-said'
import { cameraWords } from './camera-words'
import { makeShotQueue } from './shot-queue'
import type { Viewing } from './use-viewfinder'

/** What is being shot: an item, and which picture of the photo package. */
export interface Task {
  view: ItemView
  shot: Shot | null
  /** What comes after it is another picture: that the item has enough now is of no interest. */
  goes_on?: boolean
}

export interface Shots {
  waiting: number
  /** The shutter rests until something is kept. */
  full: boolean
  said: Said | null
  /** The photo in whose place the next one comes. */
  instead: PhotoView | null
  retake(photo: PhotoView | null): void
  unsay(): void
  shoot(finder: Viewfinder & { is: 'open' }): Promise<void>
  chosen(files: File[]): Promise<void>
  /** Before a file is chosen: the system may kill the page meanwhile. */
  mark(): Promise<void>
  unmark(): void
}

export function useShots(open: OpenInspection, viewing: Viewing, task: Task, kept?: (of: Task) => void): Shots {
  const { client, say } = usePhone()
  const text = cameraWords(say.locale)
  const queue = useMemo(makeShotQueue, [])
  const fixes = useFixes(client)
  const [said, setSaid] = useState<Said | null>(null)
  const [instead, setInstead] = useState<PhotoView | null>(null)
  const { item, photos, photos_needed } = task.view

  async function keep(input: PhotoInput, old: PhotoView | null, enough: boolean): Promise<void> {
    const shot = old?.shot ?? task.shot?.id
    const outcome = await open.takePhoto(item.id, { ...input, ...(shot && { shot }) })
    const stays = old && outcome.is === 'saved' && !(await replace(old, outcome))
    setSaid(stays ? { bad: true, words: text.bothStay } : wordsOf(outcome, text, enough))
    if (outcome.is === 'saved') kept?.(task)
  }

  /** The new photo is durable before the old one is taken out. */
  async function replace(old: PhotoView, { sha256 }: Extract<PhotoOutcome, { is: 'saved' }>): Promise<boolean> {
    return old.sha256 === sha256 || (await open.detachPhoto(old.item, old.sha256)).is === 'saved'
  }

  return {
    waiting: queue.waiting.value,
    full: queue.full.value,
    said,
    instead,
    retake(photo) {
      setSaid(null)
      setInstead(photo)
    },
    unsay: () => setSaid(null),
    async shoot(finder) {
      const at = Date.now()
      const old = instead?.item === item.id ? instead : null
      const there = photos.filter((photo) => photo.lamp !== 'lost').length + queue.waiting.value + (old ? 0 : 1)
      const enough = !task.goes_on && there >= Math.max(photos_needed, item.photos.always)
      setSaid(null)
      setInstead(null)
      const well = await queue.take(finder.shoot(LONG_SIDE_PX), (picture) =>
        keep({ source: 'camera', picture, at, fixes }, old, enough),
      )
      viewing.shot(well)
      if (!well) setSaid({ bad: true, words: text.broken })
    },
    async chosen(files) {
      const old = instead?.item === item.id ? instead : null
      const there = photos.filter((photo) => photo.lamp !== 'lost').length + (old ? 0 : 1)
      setSaid(null)
      setInstead(null)
      for (const [at, file] of files.entries()) {
        const enough = !task.goes_on && there + at >= Math.max(photos_needed, item.photos.always)
        const input: PhotoInput = { source: 'file', picture: file, more: at < files.length - 1 }
        await queue.take(Promise.resolve(file), () => keep(input, at === 0 ? old : null, enough))
      }
      await client.clearWaiting()
    },
    async mark() {
      if (!(await client.markWaiting(open.id, item.id))) setSaid({ bad: true, words: text.unmarked(item.id) })
    },
    unmark: () => void client.clearWaiting(),
  }
}

/** The receiver is watched from the opening of the camera on. */
function useFixes(client: Client): Fixes {
  usePlace(client)
  const fixes = useMemo(makeFixes, [])
  useEffect(() => client.place.latest.subscribe((position) => fixes.hear(position, Date.now())), [client])
  return fixes
}
