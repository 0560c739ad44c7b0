// Whether the chain holds: as it was last recomputed, how far the recomputing is, and the button that begins it.

import { useEffect } from 'preact/hooks'
import type { AuditCheck, AuditStanding } from '../../../api/audit-shapes'
import { Banner, type BannerProps } from '../../../ui/parts/banner'
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
  const { running, ended, newest } = kept
  const { state, icon, said } = inWords()
  return (
    <>
      <span class="chain" role="status" data-s={state}>
        {icon && <Icon name={icon} />}
        {said}
      </span>
      <Button busy={running !== null} onClick={() => void check()}>
        {words.check}
      </Button>
    </>
  )

  function inWords(): Pick<BannerProps, 'state'> & { icon?: BannerProps['icon']; said: string | null } {
    if (running) return { icon: 'clock', said: words.running(running.seen, Math.max(running.total, running.seen)) }
    if (!ended) return { icon: 'clock', said: words.never }
    if (ended.broken !== null) return { said: null } // the banner says it
    const said = words.whole(ended.seen, say.moment(ended.finished_at ?? ended.asked_at))
    const since = newest - ended.seen
    return since > 0 ? { icon: 'clock', said: `${said}, ${words.since(since)}` } : { state: 'ok', icon: 'shield', said }
  }
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
