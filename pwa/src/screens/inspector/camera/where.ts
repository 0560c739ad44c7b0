// Where the phone is beside the premises, as the camera draws and says it.

import type { Inspection, Position } from '../../../api/shapes'
import { distance } from '../../../core/inspection/distance'

export type Standing = 'inside' | 'outside' | 'unsure' | 'old'

export interface Where {
  distance_m: number
  accuracy_m: number
  age_s: number
  is: Standing
  /** Metres to the east and to the south of the premises. */
  east: number
  south: number
}

const OLD_S = 60
const METRES_PER_DEGREE = 111_195

export function whereOf(here: Position, premises: Inspection['premises']): Where | null {
  if (!('latitude' in here)) return null
  const away = distance(here, premises)
  const across = Math.cos((premises.latitude * Math.PI) / 180) * METRES_PER_DEGREE
  return {
    distance_m: away,
    accuracy_m: here.accuracy,
    age_s: Math.round(here.age_ms / 1000),
    is: standing(away, here, premises.radius_m),
    east: (here.longitude - premises.longitude) * across,
    south: (premises.latitude - here.latitude) * METRES_PER_DEGREE,
  }
}

/** Surely inside, surely outside, or the doubt reaches over the edge. */
function standing(away: number, { accuracy, age_ms }: { accuracy: number; age_ms: number }, radius: number): Standing {
  if (age_ms / 1000 > OLD_S) return 'old'
  if (away - accuracy > radius) return 'outside'
  return away + accuracy > radius ? 'unsure' : 'inside'
}
