// Which drawings a section of the checklist has, and which one a question of the preflight.

import type { ComponentType } from 'preact'
import type { DrawingProps } from './figure'
import { Cameras, Doorway, Height, Plan } from './room'
import { Desk, Extinguisher, Line, Shelves, Sign } from './things'

type Drawing = ComponentType<DrawingProps>

/** By section; an own checklist with other sections has none. A drawing is shown when one of its items is asked. */
export const OF_SECTION: Record<string, { items: string[]; Drawing: Drawing }[]> = {
  SIG: [{ items: ['SIG-02'], Drawing: Sign }],
  ENT: [{ items: ['ENT-05', 'ENT-08'], Drawing: Doorway }],
  DSK: [{ items: ['DSK-05'], Drawing: Desk }],
  CLI: [
    { items: ['CLI-01', 'CLI-02', 'CLI-03'], Drawing: Plan },
    { items: ['CLI-04'], Drawing: Height },
  ],
  STO: [
    { items: ['STO-02'], Drawing: Shelves },
    { items: ['STO-06'], Drawing: Cameras },
  ],
  NET: [{ items: ['NET-02', 'NET-03'], Drawing: Line }],
  FIR: [{ items: ['FIR-01', 'FIR-03'], Drawing: Extinguisher }],
}

export const OF_QUESTION: Record<string, { Drawing: Drawing; mark?: DrawingProps['mark'] }> = {
  'ENT-02': { Drawing: Doorway },
  'ENT-03': { Drawing: Doorway },
  'CLI-01': { Drawing: Plan },
  'CLI-02': { Drawing: Plan, mark: 'client' },
  'CLI-04': { Drawing: Height },
  'STO-01': { Drawing: Plan, mark: 'store' },
  'STO-06': { Drawing: Cameras },
  'NET-01': { Drawing: Line },
}
