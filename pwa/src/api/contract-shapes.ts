// Shapes of contracts.

import type { Application, Person, Words } from './shapes'

export interface Clause {
  id: string
  /** «2.3» */
  number: string
  text: Words
}

export interface Chapter {
  id: string
  title: Words
  clauses: Clause[]
}

/** What a clause said and says; null where it was not, or is no more. */
export interface ClauseChange {
  id: string
  number: string
  before: Words | null
  after: Words | null
}

export interface ContractSignature {
  at: string
  name: string
  email: string
  address: string
  pdf: string
}

export interface Edition {
  id: string
  version: number
  template: number
  at: string
  by: Person
  digest: string
  recalled: { at: string; reason: string } | null
  signed: ContractSignature | null
}

export interface ContractReader {
  id: string
  at: string
  expires_at: string
  revoked_at: string | null
  /** While the link is good. */
  token: string | null
}

export interface CurrentEdition extends Edition {
  chapters: Chapter[]
  /** The clauses that the applicant has marked. */
  read: string[]
  changes: ClauseChange[]
  readers: ContractReader[]
}

export interface Contract {
  application: Omit<Application, 'summary'>
  current: CurrentEdition | null
  former: Edition[]
}

export interface ContractPreview {
  template: number
  chapters: Chapter[]
  missing: string[]
  changes: ClauseChange[]
}

export interface ContractReading {
  number: number
  version: number
  at: string
  chapters: Chapter[]
  digest: string
  expires_at: string
}
