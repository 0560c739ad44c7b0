// Take in a photo: place, time, shrink, hash, keep, read back; only then is it saved.

/** From the in-page camera (a frame) or from a chosen file. */
export type PhotoInput = { source: 'camera'; picture: Blob } | { source: 'file'; picture: Blob }

/** `heic`: this browser cannot read it, say what to do. `undecodable`: not a picture. `uniform`: came out as one flat colour.
 *  `no-space`: the phone is full. `not-kept`: what was read back differs. Nothing is saved unless `saved`. */
export type PhotoOutcome =
  | { is: 'saved'; sha256: string; op: string }
  | { is: 'already-here'; sha256: string }
  | { is: 'refused'; why: 'heic' | 'undecodable' | 'uniform' | 'no-space' | 'not-kept' | 'closed' | 'absent' }

/** Set before the camera app or the file picker opens, so that after a reload the person is brought back to that item. */
export interface WaitingForPhoto {
  inspection_id: string
  item: string
  at: string
}
