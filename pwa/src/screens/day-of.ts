// A moment as a date field wants it.

/** «2026-11-30», by the clock of here. */
export function dayOf(at: string | Date): string {
  const when = new Date(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`
}
