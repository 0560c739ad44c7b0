// One's own exports of an application: how far each is, and asking for another one.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Export, ExportKind } from '../../../api/export-shapes'
import type { Problem, WhyUnreachable } from '../../../api/outcome'
import type { Locale } from '../../../api/shapes'
import { makeExports, type NewExport } from '../../../core/desk/exports'
import { newId } from '../../../core/new-id'
import { useLoaded, type Loaded } from '../../loaded'
import { useDesk } from '../../use-desk'

export type Asking<Kind> =
  | { is: 'idle' }
  | { is: 'asking'; kind: Kind }
  | { is: 'refused'; problem: Problem }
  | { is: 'unreachable'; why: WhyUnreachable }

export interface OwnExports {
  state: Loaded<{ items: Export[] }>
  asking: Asking<ExportKind>
  ask(kind: ExportKind, locale: Locale): Promise<void>
  reload(): Promise<void>
}

const EVERY_MS = 800
const random = { bytes: (count: number) => crypto.getRandomValues(new Uint8Array(count)) }

/** The person's time zone by its IANA name. */
export const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

export const isMaking = ({ state }: Export): boolean => state === 'waiting' || state === 'working'

export function useExports(application_id: string): OwnExports {
  const { client } = useDesk()
  const server = makeExports(client.api)
  const { state, reload, put } = useLoaded(`exports ${application_id}`, () => server.own(application_id))
  const [asking, setAsking] = useState<Asking<ExportKind>>({ is: 'idle' })
  const unsent = useRef<NewExport | null>(null)
  const making = state.kept?.value.items.some(isMaking) ?? false

  useEffect(() => {
    if (!making || state.is === 'loading') return
    const timer = setTimeout(() => void reload(), EVERY_MS)
    return () => clearTimeout(timer)
  }, [making, state])

  const ask = async (kind: ExportKind, locale: Locale) => {
    if (asking.is === 'asking') return
    const same = unsent.current?.kind === kind && unsent.current.locale === locale
    const wanted = same && unsent.current ? unsent.current : { id: newId(random), kind, locale, zone: zone() }
    unsent.current = wanted
    setAsking({ is: 'asking', kind })
    const reply = await server.ask(application_id, wanted)
    if (reply.is !== 'done') return setAsking(reply)
    unsent.current = null
    setAsking({ is: 'idle' })
    put((shown) => ({ items: [reply.value, ...shown.items.filter((each) => each.id !== reply.value.id)] }))
    await reload()
  }
  return { state, asking, ask, reload }
}
