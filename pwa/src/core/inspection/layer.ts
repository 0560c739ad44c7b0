// What is drawn over a photo (fetched when somebody looks at one): a register beside the picture, never a change of it.

import type { Layer, Point, Register, Shape } from '../../api/shapes'
import { photoField } from '../../store/answers'
import { canonical } from '../../store/canonical'
import { readInspection } from '../../store/inspections'
import { isAbove, opId, registerOf, rowsOfInspection } from '../../store/outbox'
import { record, type ActOutcome, type Seen } from './record'
import type { Work } from '../work'

/** The limits of inspections/layers.py. */
export const MOST_SHAPES = 40
export const LONGEST_LABEL = 120

/** A layer as its author sees it. */
export interface Drawn {
  shapes: Shape[]
  op: string | null
  /** Drawings of the same photo that were not chosen. */
  conflicts: { op: string; shapes: Shape[] }[]
}

export interface Layers {
  /** Over the photos of an item, by their hashes. */
  of(item: string): Promise<Record<string, Drawn>>
  draw(item: string, sha256: string, shapes: Shape[], saw?: Seen): Promise<ActOutcome>
}

export function layersOf(work: Work, inspection_id: string): Layers {
  return {
    of: (item) => read(work, inspection_id, item),
    draw: (item, sha256, shapes, saw) =>
      work.acts.during(() => draw(work, inspection_id, photoField(item, sha256), shapes, saw)),
  }
}

async function read(work: Work, inspection_id: string, item: string): Promise<Record<string, Drawn>> {
  return await work.database.read(['inspections', 'outbox'], async (tx) => {
    const doc = (await readInspection(tx, inspection_id))?.doc
    const layers: Record<string, Register> = { ...doc?.fields[item]?.layers }
    const start = photoField(item, '')
    for (const row of await rowsOfInspection(tx, inspection_id)) {
      const { kind, field, value, base, also } = row.op
      if (kind !== 'layer.set' || !field?.startsWith(start) || !isAbove(row, doc?.seen ?? {})) continue
      const sha256 = field.slice(start.length)
      const conflicts = (layers[sha256]?.conflicts ?? []).filter(({ op }) => op !== base && !also.includes(op))
      layers[sha256] = { value, op: opId(row), conflicts }
    }
    return Object.fromEntries(Object.entries(layers).map(([sha256, register]) => [sha256, drawn(register)]))
  })
}

/** No shapes take the layer away. Drawing the same again writes nothing, unless it settles a conflict. */
async function draw(
  work: Work,
  inspection_id: string,
  field: string,
  shapes: Shape[],
  saw?: Seen,
): Promise<ActOutcome> {
  const [item = '', sha256 = ''] = field.split('/photos/')
  const kept = shapes.map(plain).filter(says).slice(0, MOST_SHAPES)
  const value: Layer | null = kept.length ? { shapes: kept } : null
  return await record(work, {
    inspection_id,
    topics: ['photos'],
    async draft({ doc, own }) {
      const mine = await own(registerOf('layer.set', field))
      const told = doc.fields[item]?.layers?.[sha256]
      const seen = saw ?? { op: told?.op ?? null, conflicts: (told?.conflicts ?? []).map(({ op }) => op) }
      const also = seen.conflicts.filter((op) => !mine?.op.also.includes(op))
      const base = mine ? opId(mine) : seen.op
      const stands = mine ? mine.op.value : seen.op === told?.op ? told?.value : undefined
      if (!also.length && canonical(stands ?? null) === canonical(value)) return { is: 'saved', op: base ?? '' }
      return { kind: 'layer.set', field, value, base, also }
    },
  })
}

function drawn({ value, op, conflicts }: Register): Drawn {
  return {
    shapes: shapesOf(value),
    op,
    conflicts: conflicts.map((each) => ({ op: each.op, shapes: shapesOf(each.value) })),
  }
}

function shapesOf(value: unknown): Shape[] {
  return (value as Layer | null)?.shapes ?? []
}

/** Within the picture, to a ten-thousandth of it: less than half a pixel of what is kept. */
function plain(shape: Shape): Shape {
  if (shape.is !== 'text') return { ...shape, from: within(shape.from), to: within(shape.to) }
  const words = shape.words
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('\0', '')
    .trim()
  return { ...shape, at: within(shape.at), words: [...words].slice(0, LONGEST_LABEL).join('').slice(0, LONGEST_LABEL) }
}

function says(shape: Shape): boolean {
  return shape.is !== 'text' || shape.words !== ''
}

function within([x, y]: Point): Point {
  return [part(x), part(y)]
}

function part(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000
}
