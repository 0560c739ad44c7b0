// Where a photo or an inspection is: only on this phone, sent, accepted. Three cells, and the word says it too.

const CELLS = { empty: 'empty', phone: 'phone', sent: 'sent', accepted: 'done', lost: 'lost' } as const

export type LampState = keyof typeof CELLS

export function Lamp({ state, children }: { state: LampState; children: string }) {
  return (
    <span class="lamp" data-s={CELLS[state]}>
      {children}
    </span>
  )
}
