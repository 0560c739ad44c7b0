// What stands in an inspection now: the server's state with this phone's own operations laid above it.

import type { Candidate, Inspection, PhotoFacts, Register } from '../api/shapes'
import type { OutboxRow } from './database'
import { isAbove, opId } from './outbox'

/** One register as its author sees it. */
export interface Standing {
  value: unknown
  op: string | null
  conflicts: Candidate[]
  /** The server has not decided the shown value yet. */
  unsent: boolean
}

export interface StandingPhoto extends Partial<PhotoFacts> {
  sha256: string
  item: string
  /** The operation that attached it: what a detach is based on. */
  op: string
  /** What the server says of the bytes; null when it has not told of this photo. */
  state: 'missing' | 'stored' | 'lost' | null
  unsent: boolean
}

export interface Standings {
  answers: Map<string, Standing>
  notes: Map<string, Standing>
  findings: Map<string, Standing>
  /** By the operation that attached it. */
  photos: Map<string, StandingPhoto>
  started: boolean
  finished: boolean
  refused: OutboxRow[]
}

/** `rows` are all own operations of the inspection, in the order of their clocks. */
export function standings(doc: Inspection, rows: OutboxRow[]): Standings {
  const now: Standings = {
    answers: new Map(),
    notes: new Map(),
    findings: new Map(),
    photos: new Map(),
    started: doc.state !== 'planned',
    finished: doc.state === 'finished' || doc.state === 'sealed',
    refused: rows.filter((row) => row.verdict?.is === 'refused'),
  }
  readServer(now, doc)
  for (const row of rows) if (isAbove(row, doc.seen)) lay(now, row)
  return now
}

/** The checklist's version that holds here: a move lies above the server's state until the server has it. */
export function checklistOf(doc: Inspection, rows: OutboxRow[]): Inspection['checklist'] {
  const moves = rows.filter(({ op, verdict }) => op.kind === 'inspection.move_version' && verdict?.is !== 'refused')
  const to = moves.map(({ op }) => (op.value as { to: number }).to)
  return { ...doc.checklist, version: Math.max(doc.checklist.version, ...to) }
}

/** A draft may; a recheck asks the items that were returned by the version in which they were judged. */
export function mayMove(doc: Inspection): boolean {
  return !doc.items && (doc.state === 'planned' || doc.state === 'started')
}

export function photoField(item: string, sha256: string): string {
  return `${item}/photos/${sha256}`
}

function readServer(now: Standings, doc: Inspection): void {
  for (const [item, field] of Object.entries(doc.fields)) {
    if (field.op) now.answers.set(item, standing(field as Register))
    if (field.note) now.notes.set(item, standing(field.note))
    if (field.finding) now.findings.set(item, standing(field.finding))
  }
  for (const photo of doc.photos) now.photos.set(photo.op, { ...photo, unsent: false })
}

function standing(register: Register): Standing {
  return { value: register.value, op: register.op, conflicts: register.conflicts ?? [], unsent: false }
}

function lay(now: Standings, row: OutboxRow): void {
  const { op } = row
  const unsent = row.verdict === null
  const field = op.field ?? ''
  if (op.kind === 'inspection.start') now.started = true
  else if (op.kind === 'inspection.finish') now.finished = true
  else if (op.kind === 'answer.set') layRegister(now.answers, field, row)
  else if (op.kind === 'note.set') layRegister(now.notes, field, row)
  else if (op.kind === 'finding.set') layRegister(now.findings, field, row)
  else if (op.kind === 'photo.detach') now.photos.delete(op.base ?? '')
  else if (op.kind === 'photo.lost') markLost(now, (op.value as { sha256: string }).sha256)
  else if (op.kind === 'photo.attach') {
    const facts = op.value as PhotoFacts
    const item = field.slice(0, field.indexOf('/photos/'))
    now.photos.set(opId(row), { ...facts, item, op: opId(row), state: null, unsent })
  }
}

function layRegister(registers: Map<string, Standing>, field: string, row: OutboxRow): void {
  const settled = new Set([...row.op.also, row.op.base])
  const conflicts = (registers.get(field)?.conflicts ?? []).filter((conflict) => !settled.has(conflict.op))
  registers.set(field, { value: row.op.value, op: opId(row), conflicts, unsent: row.verdict === null })
}

function markLost(now: Standings, sha256: string): void {
  for (const photo of now.photos.values()) if (photo.sha256 === sha256) photo.state = 'lost'
}
