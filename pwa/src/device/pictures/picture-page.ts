// Makes pictures small on the page itself, where the browser lends a worker no canvas (Safari before 16.4).

import type { Shrunk } from '../phone'
import { shrink, type Wish } from './shrink'

export function shrinkHere(wish: Wish): Promise<Shrunk> {
  return shrink(wish, {
    make(width, height) {
      const canvas = document.createElement('canvas')
      canvas.width = width
      canvas.height = height
      return canvas
    },
    jpeg: (canvas, quality) =>
      new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? new Blob()), 'image/jpeg', quality)),
  })
}
