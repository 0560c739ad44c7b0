// How fast a point's upload has to be.

/** Mbit/s: two for the work and three for each cloud camera, as the server asks. */
export const neededUpload = (cameras: number): number => 2 + 3 * cameras
