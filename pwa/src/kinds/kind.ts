// What an item kind must be able to do on the phone.

import type { VNode } from 'preact'
import type { Item, Locale, Outcome, Position } from '../api/shapes'

/** Why a value cannot be an answer: a code that both sides share, and its facts. */
export interface Rejection {
  code: string
  facts: Record<string, unknown>
}

/** Plain functions; the same contract samples hold them and the server's kinds together. */
export interface Rules {
  check(value: unknown, item: Item): Rejection | null
  isComplete(value: unknown, item: Item): boolean
  /** Null: the item has no threshold. Call it only with a value that `check` lets through. */
  outcome(value: unknown, item: Item): Outcome | null
}

/** What the author saw in a register: the operation shown and the conflicts shown beside it. */
export interface Seen {
  op: string | null
  conflicts: string[]
}

export interface FieldProps {
  item: Item
  value: unknown
  /** What stands with that value: whoever works on it for a while says over which one they did. */
  saw: Seen
  locale: Locale
  /** The id of what names the field. */
  labelled: string
  closed: boolean
  /** Over what is shown now, unless `saw` says otherwise. Answers what stands then; null when it was not kept. */
  give(value: unknown, saw?: Seen): Promise<Seen | null>
  /** Where what measures the line is opened; only the kind that needs it uses it. */
  measure?: string
  /** Where the phone stands now; only the kind that needs it uses it. */
  place?: Position | null
}

export interface ShownProps {
  item: Item
  value: unknown
  locale: Locale
}

export interface View {
  /** Fills. */
  Field(props: FieldProps): VNode
  /** Reads. */
  Shown(props: ShownProps): VNode
}

/** No answer in words, note or finding is longer, unless its item says so. */
export const LONGEST_WORDS = 4000

export const rejected = (code: string, facts: Record<string, unknown> = {}): Rejection => ({ code, facts })

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
