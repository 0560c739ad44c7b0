// Watches where the phone is while a screen needs it.

import { useEffect } from 'preact/hooks'
import type { Client } from '../core/client'

export function usePlace(client: Client): void {
  useEffect(() => client.place.watch(), [client])
}
