// How near the camera shows things: once and twice, and what two fingers have made of it.

import { useState } from 'preact/hooks'
import type { Zoom } from '../../../device/camera'
import { usePhone } from '../../use-phone'
import { cameraWords } from './camera-words'

const STEPS = [1, 2]

export function ZoomKeys({ zoom }: { zoom: Zoom }) {
  const { say } = usePhone()
  const text = cameraWords(say.locale)
  const [, redraw] = useState(0)
  const steps = STEPS.filter((times) => times <= zoom.most)
  const nearest = steps.findLast((times) => times <= zoom.times) ?? 1
  return (
    <div class="zoom" role="group" aria-label={text.zoom}>
      {steps.map((times) => (
        <button
          key={times}
          type="button"
          class="btn"
          aria-pressed={times === nearest}
          aria-label={text.zoomTo(say.number(times))}
          onClick={() => void zoom.set(times).then(() => redraw((was) => was + 1))}
        >
          {say.number(times === nearest ? Math.round(zoom.times * 10) / 10 : times)}×
        </button>
      ))}
    </div>
  )
}
