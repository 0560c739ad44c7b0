// What came of sending a decision: done, or what happened, what was kept and what to do.

import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Decision } from '../../../api/shapes'
import { DeskIcon, type DeskIconName } from '../../../ui/desk/icons'
import { Button } from '../../../ui/parts/button'
import type { DeskWords } from '../../desk-words'
import { decidingWords } from '../deciding-words'
import { useDesk } from '../../use-desk'
import { inText, isOfPoint } from './decision-draft'
import type { Change } from './meanwhile'
import type { Deciding } from './use-decision'

/** Refusals after which this person cannot send: what they wrote can be taken away. */
const LOST_ROLE = ['not-allowed', 'account-blocked']

interface Props {
  deciding: Deciding
  /** Items in the order of the checklist. */
  order: string[]
}

export function DecisionNotice({ deciding, order }: Props) {
  const { say } = useDesk()
  const words = say.text.decision
  const { standing } = deciding
  switch (standing.is) {
    case 'deciding':
    case 'sending':
      return null
    case 'sent':
      return <Notice state="ok" icon="check" title={sentWords(standing.decision, words)} />
    case 'stale':
      return (
        <Notice
          state="warn"
          icon="triangle"
          title={words.stale}
          words={standing.changes ? words.staleWhat : words.staleWait}
          action={<CopyDraft deciding={deciding} order={order} />}
        >
          {standing.changes && <Changes changes={standing.changes} />}
        </Notice>
      )
    case 'unreachable':
      return (
        <Notice
          state="bad"
          icon="offline"
          title={say.text.list.why[standing.why]}
          words={words.unreachable}
          action={<CopyDraft deciding={deciding} order={order} />}
        />
      )
    case 'refused': {
      const { title, what } = refusedWords(standing.problem, say)
      return (
        <Notice
          state="bad"
          icon="octagon"
          title={title}
          words={what}
          action={<CopyDraft deciding={deciding} order={order} />}
        />
      )
    }
  }
}

function refusedWords(
  problem: { code: string; message: string; facts: Record<string, unknown>; status: number },
  say: DeskWords,
) {
  const words = decidingWords(say.locale).meanwhile
  if (LOST_ROLE.includes(problem.code)) return { title: words.lostRole, what: words.lostRoleWhat }
  if (problem.code === 'not-signed-in') return { title: words.ended, what: words.endedWhat }
  return { title: say.text.decision.refused(say.problem(problem)), what: undefined }
}

/** What has changed, in words: who did what, and in which items something is other than it was. */
function Changes({ changes }: { changes: Change[] }) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).meanwhile
  return (
    <>
      <p>
        <strong>{words.title}:</strong>
      </p>
      <ul class="changes">
        {changes.length === 0 && <li>{words.nothing}</li>}
        {changes.map((change) => {
          const line = inWords(change, say)
          return <li key={line}>{line}</li>
        })}
      </ul>
    </>
  )
}

function inWords(change: Change, say: DeskWords): string {
  const words = decidingWords(say.locale).meanwhile
  if (change.is === 'event') {
    const { kind, by, at } = change.event
    return words.event(say.text.events[kind] ?? kind, by?.name ?? words.somebody, say.moment(at))
  }
  if (change.is === 'stage') return words.stage(say.text.stage[change.before], say.text.stage[change.after])
  return words[change.is](change.items.join(', '))
}

function CopyDraft({ deciding, order }: Props) {
  const { say } = useDesk()
  const words = decidingWords(say.locale).meanwhile
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const text = inText(deciding.marks, order)
  if (!text) return null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied('yes')
    } catch {
      setCopied('failed')
    }
  }
  return (
    <Button onClick={() => void copy()}>
      {copied === 'no' ? words.copy : copied === 'yes' ? words.copied : words.copyFailed}
    </Button>
  )
}

interface NoticeProps {
  state: 'ok' | 'warn' | 'bad'
  icon: DeskIconName
  title: string
  words?: string
  action?: ComponentChildren
  children?: ComponentChildren
}

function Notice({ state, icon, title, words, action, children }: NoticeProps) {
  return (
    <div class="banner" data-s={state} role={state === 'ok' ? 'status' : 'alert'}>
      <DeskIcon name={icon} />
      <div>
        <p>
          <strong>{title}</strong> {words}
        </p>
        {children}
      </div>
      {action}
    </div>
  )
}

function sentWords({ verdict, stage }: Decision, words: DeskWords['text']['decision']): string {
  const ofPoint = isOfPoint(stage ?? '') && (verdict === 'accept' || verdict === 'refuse')
  return ofPoint ? words.sentOfPoint[verdict] : words.sent[verdict]
}
