// Which of many small pictures in a row are in sight, so that no more are fetched.

/** From the first to behind the last; all lengths in pixels, `cell` with its gap. */
export function inSight(scrolled: number, width: number, cell: number, count: number): [number, number] {
  if (count === 0 || cell <= 0) return [0, 0]
  const first = Math.floor(Math.max(scrolled, 0) / cell)
  const end = Math.ceil((Math.max(scrolled, 0) + Math.max(width, 1)) / cell)
  return [Math.min(first, count - 1), Math.min(end, count)]
}

/** Where to scroll so that a cell is in sight; the same place when it is already. */
export function scrolledTo(index: number, scrolled: number, width: number, cell: number): number {
  const start = index * cell
  if (start < scrolled) return start
  return start + cell > scrolled + width ? start + cell - width : scrolled
}
