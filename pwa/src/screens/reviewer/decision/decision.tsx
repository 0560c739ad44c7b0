// The acts under the hand: marks on the item, and the way to the letter of a decision.

import { useState } from 'preact/hooks'
import type { Comparison } from '../../../api/report-shapes'
import type { Decision as DecisionOf } from '../../../api/shapes'
import { deskWords } from '../../desk-words'
import { useDesk } from '../../use-desk'
import { reasonFor } from '../item/value-words'
import { returnable } from '../twin'
import { TwinKeysCard } from '../twin-keys-card'
import type { TwinPlace } from '../use-twin'
import { DecisionBar } from './decision-bar'
import { AsIsDialog, ReturnDialog } from './decision-dialogs'
import { notAcceptable } from './decision-draft'
import type { Deciding } from './use-decision'

interface Props {
  comparison: Comparison
  place: TwinPlace
  deciding: Deciding
  /** The reviewer wants to see the letter of this decision, and to send it. */
  onDecide: (verdict: DecisionOf['verdict']) => void
}

export function Decision({ comparison, place, deciding, onDecide }: Props) {
  const { account, say } = useDesk()
  const [open, setOpen] = useState<'return' | 'as-is' | 'help' | null>(null)
  const { application, reports } = comparison
  const { marks, setMark } = deciding
  const item = place.row?.item
  const mark = item ? (marks.items[item.id] ?? null) : undefined
  const sides = returnable(reports)
  const returning = comparison.items.filter(({ id }) => marks.items[id]?.is === 'return').length
  const reviewer = account.role === 'reviewer'
  const cutShort = reviewer && application.stage === 'appealed' && sides.length < 2
  const close = () => setOpen(null)
  const loudest = place.row?.inspector?.cell.value ?? place.row?.applicant?.cell.value
  const given = item && {
    item: item.id,
    name: say.words(item.texts),
    reason: mark?.reason ?? '',
    onClose: close,
    onGive: (to: NonNullable<typeof mark>) => {
      setMark(item.id, to)
      close()
    },
  }
  return (
    <>
      <DecisionBar
        stage={application.stage}
        mark={mark}
        marked={returning}
        notAcceptable={notAcceptable(marks, {
          reviewer,
          stage: application.stage,
          visit_sealed: sides.includes('inspector'),
          critical_bad: comparison.standing?.critical_bad ?? [],
        })}
        acts={{
          returnItem: () => setOpen('return'),
          asIs: () => (mark?.is === 'as-is' && item ? setMark(item.id, null) : setOpen('as-is')),
          refuse: () => onDecide('refuse'),
          accept: () => onDecide('accept'),
          sendReturn: () => onDecide('return'),
          resume: cutShort ? () => onDecide('resume') : null,
          help: () => setOpen('help'),
        }}
      />
      {open === 'return' && item && given && (
        <ReturnDialog
          {...given}
          reason={mark?.is === 'return' ? mark.reason : reasonFor(item, loudest, deskWords(comparison.locale))}
          wanted={(mark?.is === 'return' && mark.wanted) || ''}
          to={mark?.is === 'return' ? mark.to : 'applicant'}
          sides={sides}
          onTakeBack={
            mark?.is === 'return'
              ? () => {
                  setMark(item.id, null)
                  close()
                }
              : null
          }
        />
      )}
      {open === 'as-is' && given && <AsIsDialog {...given} />}
      {open === 'help' && <TwinKeysCard onClose={close} />}
    </>
  )
}
