// What is wrong with a picture, seen while its author still stands in the room: as the server's checks will measure it.

import type { Looks } from '../../api/shapes'

export type Doubt = 'black' | 'one-colour' | 'blurred'

/** All 0…255: mean and standard deviation of brightness, and how strong the strongest edges are. */
export interface Look {
  light: number
  spread: number
  sharpness: number
}

export interface Grey {
  width: number
  height: number
  pixels: Uint8Array
}

/** The long side on which a picture is judged, as in inspections/evidence/decoder.py. */
export const GLANCE_PX = 512
/** The same as in inspections/evidence/checks.py, where they are explained; tests/contract/looks.json holds both to them. */
export const LIMITS: Looks = { black: 14, one_colour: 4, blurred: 6 }

const OUTLIERS = 0.01
const EDGES = 0.01
/** A Gaussian of one pixel as Pillow draws it: three times a box that reaches a quarter of a pixel beyond its middle. */
const MIDDLE = 11_184_811
const BESIDE = 2_796_202
const PASSES = 3

/** `least` are the limits of a profile. */
export function doubtOf({ light, spread, sharpness }: Look, least = LIMITS): Doubt | null {
  if (light < least.black) return 'black'
  if (spread < least.one_colour) return 'one-colour'
  return sharpness < least.blurred ? 'blurred' : null
}

/** Brightness by ITU-R 601-2 in whole numbers, as Pillow makes it. */
export function greyOf({ width, height, data }: Pick<ImageData, 'width' | 'height' | 'data'>): Grey {
  const pixels = new Uint8Array(width * height)
  for (let i = 0; i < pixels.length; i++)
    pixels[i] = (data[4 * i]! * 19595 + data[4 * i + 1]! * 38470 + data[4 * i + 2]! * 7471 + 0x8000) >> 16
  return { width, height, pixels }
}

export function look(grey: Grey): Look {
  const counts = histogram(grey.pixels)
  const all = grey.pixels.length
  const mean = counts.reduce((sum, count, level) => sum + count * level, 0) / all
  const variance = counts.reduce((sum, count, level) => sum + count * (level - mean) ** 2, 0) / all
  return { light: hundredths(mean), spread: hundredths(Math.sqrt(variance)), sharpness: sharpness(grey, counts) }
}

/** The 99th percentile of the difference to a smoothed copy. Contrast is stretched first: fog or dusk alone is no blur. */
function sharpness({ width, height, pixels }: Grey, counts: number[]): number {
  const even = stretched(pixels, counts)
  const soft = smooth(even, width, height)
  for (let i = 0; i < even.length; i++) even[i] = Math.abs(even[i]! - soft[i]!)
  const edges = histogram(even)
  let rest = even.length * EDGES
  for (let level = 255; level >= 0; level--) {
    rest -= edges[level]!
    if (rest <= 0) return level
  }
  return 0
}

function histogram(pixels: Uint8Array): number[] {
  const counts = new Array<number>(256).fill(0)
  for (const level of pixels) counts[level]! += 1
  return counts
}

/** From the darkest to the brightest, without a hundredth at each end. */
function stretched(pixels: Uint8Array, counts: number[]): Uint8Array<ArrayBuffer> {
  const cut = Math.floor(pixels.length * OUTLIERS)
  const low = beyond(counts, cut)
  const high = 255 - beyond(counts.toReversed(), cut)
  if (high <= low) return new Uint8Array(pixels)
  const scale = 255 / (high - low)
  const levels = counts.map((_, level) => Math.min(255, Math.max(0, Math.trunc(level * scale - low * scale))))
  return Uint8Array.from(pixels, (level) => levels[level]!)
}

/** The first level that is left when so many pixels are taken away. */
function beyond(counts: number[], cut: number): number {
  let left = cut
  const found = counts.findIndex((count) => (left -= count) < 0)
  return found < 0 ? 255 : found
}

function smooth(pixels: Uint8Array, width: number, height: number): Uint8Array {
  let [from, to] = [new Uint8Array(pixels), new Uint8Array(pixels.length)]
  for (let pass = 0; pass < PASSES; pass++) {
    for (let row = 0; row < height; row++) line(from, to, row * width, 1, width)
    ;[from, to] = [to, from]
  }
  for (let pass = 0; pass < PASSES; pass++) {
    for (let column = 0; column < width; column++) line(from, to, column, width, height)
    ;[from, to] = [to, from]
  }
  return from
}

/** One row or column; its ends have themselves for neighbours. */
function line(from: Uint8Array, to: Uint8Array, start: number, step: number, count: number): void {
  let before = from[start]!
  let here = before
  for (let i = 0, at = start; i < count; i++, at += step) {
    const after = i + 1 < count ? from[at + step]! : here
    to[at] = (here * MIDDLE + (before + after) * BESIDE + 0x800000) >>> 24
    before = here
    here = after
  }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
