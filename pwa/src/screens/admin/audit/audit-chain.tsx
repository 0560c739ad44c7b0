// Whether the chain holds: as it was last recomputed, how far the recomputing is, and the button that begins it.

import { useEffect } from 'preact/hooks'
import type { AuditCheck, AuditStanding } from '../../../api/audit-shapes'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { useLoaded, type Loading } from '../../loaded'
import { useDesk } from '../../use-desk'
import { auditWords } from './audit-words'

const LOOK_AGAIN_MS = 1000

/** Asked again every second while it runs. */
export function useChain(): Loading<AuditStanding> {
  const { client } = useDesk()
  const chain = useLoaded<AuditStanding>('the chain', () => client.audit.standing())
  const { state, reload } = chain
  useEffect(() => {
    if (state.is !== 'here' || !state.kept.value.running) return
    const later = setTimeout(() => void reload(), LOOK_AGAIN_MS)
    return () => clearTimeout(later)
  }, [state, reload])
  return chain
}

/** In the head of the page; a broken chain has a banner of its own below. */
export function ChainState({ chain }: { chain: Loading<AuditStanding> }) {
  const { client, say } = useDesk()
  const words = auditWords(say.locale).chain
  const kept = chain.state.kept?.value
  const check = async () => {
    const reply = await client.audit.check()
    if (reply.is === 'done') chain.put(() => reply.value)
    else await chain.reload()
  }
  if (!kept) return null
  const { running, ended } = kept
  return (
    <>
      <span class="chain" role="status" data-s={running || !ended ? undefined : ended.broken === null ? 'ok' : 'bad'}>
        <Icon name={running || !ended ? 'clock' : ended.broken === null ? 'shield' : 'octagon'} />
        {running
          ? words.running(running.seen, Math.max(running.total, running.seen))
          : !ended
            ? words.never
            : ended.broken === null
              ? words.whole(ended.seen, say.moment(ended.finished_at ?? ended.asked_at))
              : words.broken(ended.broken)}
      </span>
      <Button busy={running !== null} onClick={() => void check()}>
        {words.check}
      </Button>
    </>
  )
}

export function BrokenChain({ check }: { check: AuditCheck }) {
  const { say } = useDesk()
  const words = auditWords(say.locale).chain
  if (check.broken === null || check.why === null) return null
  return (
    <Banner state="bad" icon="octagon" urgent>
      <strong>{words.broken(check.broken)}</strong> {words.why[check.why]}{' '}
      {words.what(say.moment(check.finished_at ?? check.asked_at))}
    </Banner>
  )
}
