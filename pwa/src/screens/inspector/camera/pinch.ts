// Two fingers on the picture, as a factor of what was there when they came down.

export interface Pinched {
  from(): number
  to(times: number): void
}

/** Listens on an element until the answer is called. */
export function pinch(element: HTMLElement, { from, to }: Pinched): () => void {
  const fingers = new Map<number, { x: number; y: number }>()
  let began: { apart: number; times: number } | null = null
  const apart = () => {
    const [one, two] = [...fingers.values()]
    return one && two ? Math.hypot(one.x - two.x, one.y - two.y) : 0
  }
  const down = (event: PointerEvent) => {
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    began = fingers.size === 2 && apart() > 0 ? { apart: apart(), times: from() } : null
  }
  const move = (event: PointerEvent) => {
    if (!fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (began && fingers.size === 2) to((began.times * apart()) / began.apart)
  }
  const up = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    began = null
  }
  const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up, pointerleave: up }
  const all = Object.entries(heard) as [keyof typeof heard, (event: PointerEvent) => void][]
  for (const [name, hear] of all) element.addEventListener(name, hear)
  return () => {
    for (const [name, hear] of all) element.removeEventListener(name, hear)
  }
}
