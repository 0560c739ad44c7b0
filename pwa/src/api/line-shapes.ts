// Shapes of line tests on the wire.

/** Path of the dark squares in a square of `size` units. */
export interface Qr {
  size: number
  path: string
}

/** What a line test came to; `value` is that of an `internet-speed` answer. */
export interface LineResult {
  id: string
  means: 'phone' | 'computer'
  tool: 'page' | 'speedtest-cli'
  /** Whether the computer shares its line with the phone; null when there was no computer. */
  lines: 'same' | 'other' | 'unknown' | null
  /** False: from a private address, so the internet was not crossed. */
  internet: boolean
  value: unknown
  measured_at: string
}

export interface LineTest {
  id: string
  inspection_id: string
  means: 'phone' | 'computer'
  state: 'waiting' | 'claimed' | 'measured' | 'replaced'
  code: string | null
  address: string | null
  qr: Qr | null
  secret: string | null
  expires_at: string
  expires_in_s: number
  flowed: { down: number; up: number }
  result: LineResult | null
}

export interface LineClaim {
  secret: string
  code: string
  expires_at: string
  expires_in_s: number
}
