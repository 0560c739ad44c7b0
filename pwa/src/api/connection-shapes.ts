// Shapes of a connection: accesses, the self-test of the computer, the training order.

import type { Application, Person } from './shapes'

export type AccessRole = 'owner' | 'manager' | 'operator'
export type TestPart = 'browser' | 'scanner' | 'printing' | 'line'
export type DrillStep = 'received' | 'placed' | 'issued' | 'returned' | 'asked'
export type WhyNot = 'lacking' | 'no-scanner' | 'misread' | 'layout' | 'no-printer' | 'slow'

export interface Access {
  id: string
  role: AccessRole
  login: string
  name: string
  state: 'issued' | 'shown' | 'confirmed' | 'revoked'
  issued_at: string
  /** Null: the service, when the contract was signed. */
  issued_by: Person | null
  shown_at: string | null
  confirmed_at: string | null
  /** How often its last signs may still be mistyped. */
  left: number | null
  revoked_at: string | null
  revoked_by: Person | null
  reason: string | null
}

export interface TestResult {
  id: string
  part: TestPart
  passed: boolean
  why: WhyNot | null
  facts: Record<string, unknown>
  agent: string
  at: string
}

export interface Drill {
  id: string
  number: string
  cell: string
  /** What the buyer says, once it lies in its cell; for its applicant alone. */
  code: string | null
  begun_at: string
  steps: { step: DrillStep; at: string }[]
  next: DrillStep | null
}

export interface Connection {
  application: Application
  accesses: Access[]
  parts: { part: TestPart; result: TestResult | null }[]
  history: TestResult[]
  sheet: { id: string; left: number } | null
  drill: Drill | null
  /** What is left before the training. */
  missing: ('owner' | TestPart | 'drill')[]
}

export interface ShownSecret {
  login: string
  secret: string
  connection: Connection
}
