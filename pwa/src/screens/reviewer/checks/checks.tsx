// The checks of one application's papers: the list and its results beside the pages, and what ends it under the hand.

import { useLocation, useRoute } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { LegalChecks } from '../../../api/paper-shapes'
import { Foot } from '../../../ui/desk/foot'
import { Head } from '../../../ui/desk/head'
import { DeskIcon } from '../../../ui/desk/icons'
import { Keys } from '../../../ui/desk/keys'
import '../../../ui/desk/legal.css'
import { STEP, STRAIGHT, turned, zoomed } from '../../../ui/desk/look-geometry'
import { useKeys } from '../../../ui/desk/use-keys'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Empty } from '../../../ui/parts/empty'
import { deskPaths } from '../../desk-paths'
import { DeskPage } from '../../desk-page'
import { DueBadge } from '../../due-badge'
import { ListState, StaleBanner } from '../../list-state'
import { useDesk } from '../../use-desk'
import { LockNotice } from '../lock-notice'
import { useLock } from '../use-lock'
import { CheckList } from './check-list'
import { CheckPanel } from './check-panel'
import { checksWords } from './checks-words'
import { LeafView } from './leaf-view'
import { sumsOf } from './leaves'
import { PassDialog } from './pass-dialog'
import { ReturnDialog } from './return-dialog'
import { useChecks, type Walk } from './use-checks'

export function ChecksPage() {
  const id = useRoute().params.id ?? ''
  return <ChecksOf key={id} id={id} />
}

function ChecksOf({ id }: { id: string }) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  const walk = useChecks(id)
  const { checks, loading } = walk
  const locking = useLock(id, checks?.open ?? false)
  const title = checks ? words.title(checks.application.number, checks.application.address) : say.text.list.loading
  return (
    <DeskPage section="queue" title={title} narrow>
      <ChecksHead title={title} checks={checks} />
      {checks ? (
        <>
          <div class="legal-frame">
            <div>
              <StaleBanner state={loading.state} retry={() => void loading.reload()} />
              <LockNotice locking={locking} />
              {!checks.open && (
                <Banner state="calm" icon="check">
                  {words.closed}
                </Banner>
              )}
              {checks.days_left !== null && checks.days_left <= 60 && (
                <Banner state="warn" icon="triangle">
                  {words.leaseEnds(checks.days_left)}
                </Banner>
              )}
            </div>
            <div class="legal">
              <CheckList walk={walk} checks={checks} />
              <CheckPanel walk={walk} checks={checks} />
              <LeafView walk={walk} />
            </div>
          </div>
          <Acts walk={walk} checks={checks} />
        </>
      ) : (
        <div class="work" data-flush>
          {loading.state.is === 'refused' && loading.state.problem.status === 404 ? (
            <Empty icon="file" title={words.notFound} words={words.notFoundWhat} />
          ) : (
            <ListState state={loading.state} retry={() => void loading.reload()} />
          )}
        </div>
      )}
    </DeskPage>
  )
}

function ChecksHead({ title, checks }: { title: string; checks: LegalChecks | undefined }) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  const { route } = useLocation()
  const application = checks?.application
  useKeys({ KeyU: () => route(deskPaths.queue) })
  return (
    <Head
      stacked
      back={
        <Button kind="icon" label={words.toQueue} onClick={() => route(deskPaths.queue)}>
          <DeskIcon name="back" />
        </Button>
      }
      title={title}
      note={application && `${application.applicant.name} · ${say.text.stage[application.stage]}`}
    >
      {application && (
        <>
          <DueBadge at={application.promised_at} live={checks.open} />
          <Button href={deskPaths.application(application.id)}>{words.report}</Button>
        </>
      )}
    </Head>
  )
}

function Acts({ walk, checks }: { walk: Walk; checks: LegalChecks }) {
  const { say } = useDesk()
  const words = checksWords(say.locale)
  const [open, setOpen] = useState<'pass' | 'return' | null>(null)
  const sums = sumsOf(checks)
  const ready = checks.open && sums.open === 0 && sums.bad === 0
  const { onLook } = walk
  useKeys({
    KeyJ: () => walk.walk(1),
    ArrowDown: () => walk.walk(1),
    KeyK: () => walk.walk(-1),
    ArrowUp: () => walk.walk(-1),
    Digit1: () => void walk.say('ok'),
    Digit2: () => void walk.say('not-ok'),
    Digit3: () => void walk.say('not-applicable'),
    ArrowRight: () => walk.turnTo(walk.place + 1),
    ArrowLeft: () => walk.turnTo(walk.place - 1),
    Equal: () => onLook((look) => zoomed(look, STEP)),
    NumpadAdd: () => onLook((look) => zoomed(look, STEP)),
    Minus: () => onLook((look) => zoomed(look, 1 / STEP)),
    NumpadSubtract: () => onLook((look) => zoomed(look, 1 / STEP)),
    KeyT: () => onLook((look) => turned(look, 1)),
    'Shift+KeyT': () => onLook((look) => turned(look, -1)),
    Digit0: () => onLook(() => STRAIGHT),
    KeyA: () => ready && setOpen('pass'),
    KeyR: () => checks.open && setOpen('return'),
  })
  const why = [sums.open > 0 && words.left(sums.open), sums.bad > 0 && words.bad(sums.bad)].filter(Boolean).join(', ')
  const done = (fresh: LegalChecks) => {
    setOpen(null)
    walk.loading.put(() => fresh)
  }
  return (
    <Foot>
      <Keys
        hints={[
          { keys: ['J', 'K'], does: words.keys.walk },
          { keys: ['←', '→'], does: words.keys.leaves },
          { keys: ['1', '2', '3'], does: words.keys.result },
          { keys: ['+', 'T'], does: words.keys.look },
        ]}
      />
      <div class="foot-end">
        {checks.open && why && <span class="small muted">{why}</span>}
        <Button disabled={!checks.open} onClick={() => setOpen('return')}>
          {words.giveBack} <kbd>R</kbd>
        </Button>
        <Button kind="primary" disabled={!ready} onClick={() => setOpen('pass')}>
          {words.pass} <kbd>A</kbd>
        </Button>
      </div>
      {open === 'pass' && (
        <PassDialog checks={checks} reload={walk.loading.reload} onDone={done} onClose={() => setOpen(null)} />
      )}
      {open === 'return' && (
        <ReturnDialog checks={checks} reload={walk.loading.reload} onDone={done} onClose={() => setOpen(null)} />
      )}
    </Foot>
  )
}
