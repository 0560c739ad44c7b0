// What is kept of a person, and what an erasure took, as it travels over the wire.

/** `open`: numbers of applications that an erasure would withdraw. `proving`: of those that prove a decision until then. */
export interface MyData {
  held: { what: string; count: number }[]
  open: number[]
  proving: number[]
  proving_until: string | null
}

/** `letter`: what became of the last letter; `away`: no mail server answered, `none`: there is none. */
export interface Erasure {
  act: number
  account_id: string
  at: string
  how: 'self' | 'paper'
  gone: Record<string, number>
  kept: Record<string, number>
  kept_until: string | null
  letter: 'sent' | 'refused' | 'away' | 'none'
}
