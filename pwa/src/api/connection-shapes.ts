// Shapes of a connection: accesses, the self-test of the computer, links, the training order.

import type { Qr } from './line-shapes'
import type { Application, Person } from './shapes'

export type AccessRole = 'owner' | 'manager' | 'operator'
export type TestPart = 'browser' | 'scanner' | 'printing' | 'line'
/** QR, EAN-13, DataMatrix, Code 128. */
export type CodeKind = 'square' | 'bars' | 'matrix' | 'label'
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
  /** A computer tried it by a link, without an account. */
  by_link: boolean
  at: string
}

export interface TestSheet {
  id: string
  /** How often its code may still be mistyped. */
  left: number
  codes: CodeKind[]
}

/** The self-test: as its applicant sees it, and as the computer of a link does. */
export interface SelfTest {
  parts: { part: TestPart; result: TestResult | null }[]
  sheet: TestSheet | null
}

export interface ComputerTest extends SelfTest {
  number: number
  expires_at: string
}

export interface CodeDrawing {
  kind: CodeKind
  width: number
  height: number
  path: string
  told: string | null
}

export interface SheetDrawing {
  id: string
  code: string
  drawings: CodeDrawing[]
}

export interface ConnectionLink {
  id: string
  purpose: 'computer' | 'receipt'
  access_id: string | null
  state: 'open' | 'working' | 'used' | 'expired' | 'revoked'
  expires_at: string
  used_at: string | null
  agent: string | null
  token: string | null
  code: string | null
  qr: Qr | null
}

/** The access that a link is about; nothing of the person whose it is. */
export interface AccessByLink {
  login: string
  role: AccessRole
  number: number
  expires_at: string
  left: number
  confirmed: boolean
}

export interface ConnectionLine {
  id: string
  state: 'waiting' | 'claimed' | 'measured' | 'replaced'
  secret: string | null
  expires_in_s: number
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

export interface Connection extends SelfTest {
  application: Application
  accesses: Access[]
  history: TestResult[]
  drill: Drill | null
  /** For its applicant alone: the last one for a computer, and the last of each access. */
  links: ConnectionLink[]
  /** What is left before the training. */
  missing: ('owner' | TestPart | 'drill')[]
}

export interface ShownSecret {
  login: string
  secret: string
  connection: Connection
}
