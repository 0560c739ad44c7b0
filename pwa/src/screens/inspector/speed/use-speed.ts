// One measurement of the line at a time: begin, watch, stop, and answer every item that asks for it.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Client } from '../../../core/client'
import { CAP_BYTES, CAP_ECONOMICAL_BYTES, type SpeedOutcome, type SpeedProgress } from '../../../core/line/speed'

export interface Measuring {
  now: SpeedProgress | null
  /** The first run's points of the present phase, to compare with. */
  first: SpeedProgress['samples']
  outcome: SpeedOutcome | null
  running: boolean
  economical: boolean
  cap_bytes: number
  setEconomical(on: boolean): void
  begin(): void
  stop(): void
}

export function useSpeed(client: Client, inspection_id: string): Measuring {
  const [now, setNow] = useState<SpeedProgress | null>(null)
  const [outcome, setOutcome] = useState<SpeedOutcome | null>(null)
  const [running, setRunning] = useState(false)
  const [economical, setEconomical] = useState(false)
  const firsts = useRef<Partial<Record<SpeedProgress['phase'], SpeedProgress['samples']>>>({})
  const control = useRef<AbortController | null>(null)
  const cap_bytes = economical ? CAP_ECONOMICAL_BYTES : CAP_BYTES
  useEffect(() => () => control.current?.abort(), [])

  async function measure(): Promise<void> {
    const mine = new AbortController()
    control.current = mine
    setNow(null)
    firsts.current = {}
    setOutcome(null)
    setRunning(true)
    const measured = await client.measureLine(inspection_id, { cap_bytes, progress, signal: mine.signal })
    setRunning(false)
    setOutcome(measured)
  }

  function progress(said: SpeedProgress): void {
    if (said.run === 1 && said.samples.length) firsts.current[said.phase] = said.samples
    setNow(said)
  }

  return {
    now,
    first: (now && now.run > 1 && firsts.current[now.phase]) || [],
    outcome,
    running,
    economical,
    cap_bytes,
    setEconomical,
    begin: () => void measure(),
    stop: () => control.current?.abort(),
  }
}
