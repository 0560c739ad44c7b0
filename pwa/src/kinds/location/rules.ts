// Where the person stands.

import { isNumber, isRecord, rejected, type Rules } from '../kind'

const PARTS = ['accuracy', 'latitude', 'longitude']

export const location: Rules = {
  check(value) {
    if (!isRecord(value) || Object.keys(value).sort().join() !== PARTS.join()) return rejected('not-a-place')
    const { latitude, longitude, accuracy } = value
    if (!isNumber(latitude) || !isNumber(longitude) || !isNumber(accuracy)) return rejected('not-a-place')
    const onEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && accuracy >= 0
    return onEarth ? null : rejected('not-on-earth')
  },
  isComplete: isRecord,
  outcome: () => null,
}
