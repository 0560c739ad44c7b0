// Record an answer: the kind's rules first, then the answer and its numbered operation in one transaction.

/** Why a kind does not take a value; the code is a key of `text`. */
export interface Rejection {
  code: string
  facts?: Record<string, unknown>
}
