// How fast a point's upload has to be.

const MOST_CAMERAS = 32

/** Mbit/s: two for the work and three for each cloud camera, as the server asks. */
export const neededUpload = (cameras: number): number => 2 + 3 * cameras

/** How many cameras were typed: a whole number that the server takes, none for what is no number. */
export const countOf = (typed: string): number =>
  Math.min(MOST_CAMERAS, Math.max(0, Math.floor(Number(typed.trim().replace(',', '.')) || 0)))
