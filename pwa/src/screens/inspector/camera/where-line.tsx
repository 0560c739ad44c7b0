// How far the phone is from the premises and how sure it is, drawn and said while the shutter waits.

import { useEffect, useState } from 'preact/hooks'
import type { Inspection } from '../../../api/shapes'
import type { Say } from '../../../text'
import { Icon } from '../../../ui/parts/icon'
import { usePhone } from '../../use-phone'
import { cameraWords } from './camera-words'
import { whereOf, type Where } from './where'

const RING = 21

export function WhereLine({ premises }: { premises: Inspection['premises'] }) {
  const { client, say } = usePhone()
  const [age, setAge] = useState(0)
  const here = client.place.latest.value
  const text = cameraWords(say.locale)
  useEffect(() => {
    setAge(0)
    const timer = setInterval(() => setAge((was) => was + 1), 1000)
    return () => clearInterval(timer)
  }, [here])
  const aged = 'latitude' in here ? { ...here, age_ms: here.age_ms + age * 1000 } : here
  const where = whereOf(aged, premises)
  if (!where || !('latitude' in here)) {
    const status = 'status' in here ? here.status : 'unavailable'
    return (
      <p class="where">
        <Icon name="pin" />
        <span>
          <strong>{text.noPlace[status]}</strong>
          <br />
          {text.noPlaceWhat}
        </span>
      </p>
    )
  }
  return (
    <p class="where" data-s={where.is}>
      <Ring where={where} radius={premises.radius_m} />
      <span>
        <strong>{text.fromPoint(say.metres(where.distance_m))}</strong> ± {say.metres(where.accuracy_m)}
        <br />
        {inWords(where, premises.radius_m, say)}
      </span>
    </p>
  )
}

function inWords(where: Where, radius: number, say: Say): string {
  const text = cameraWords(say.locale)
  const age = where.age_s < 120 ? text.seconds(where.age_s) : text.minutes(Math.round(where.age_s / 60))
  if (where.is === 'old') return text.old(age)
  if (where.is === 'inside') return text.inside(say.metres(radius), age)
  return where.is === 'outside' ? text.outside(say.metres(radius)) : text.unsure(say.metres(radius))
}

/** The dashed ring is the allowed radius, the cross the premises, the halo the phone's doubt. */
function Ring({ where, radius }: { where: Where; radius: number }) {
  const scale = RING / Math.max(radius, 1)
  const far = Math.hypot(where.east, where.south) * scale
  const pull = far > RING ? RING / far : 1
  const x = 24 + where.east * scale * pull
  const y = 24 + where.south * scale * pull
  return (
    <svg class="ring" viewBox="0 0 48 48" aria-hidden="true">
      <circle class="fence" cx="24" cy="24" r={RING} />
      <path class="centre" d="M24 20v8M20 24h8" />
      <circle class="halo" cx={x} cy={y} r={Math.min(Math.max(where.accuracy_m * scale, 4), 22)} />
      <circle class="dot" cx={x} cy={y} r="2.5" />
    </svg>
  )
}
