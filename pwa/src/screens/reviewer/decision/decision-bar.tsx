// The acts on an item and on the application, each with its key; what cannot be done says why.

import { Foot } from '../../../ui/desk/foot'
import { useKeys } from '../../../ui/desk/use-keys'
import { useDesk } from '../../use-desk'
import type { DeskWords } from '../../desk-words'
import type { Application } from '../../../api/shapes'
import { keyed } from '../twin-keys'
import { DECIDED_IN, isOfPoint, REFUSED_IN, type Mark, type NotAcceptable } from './decision-draft'
import { Button } from '../../../ui/parts/button'
import { unbroken } from '../../../text/unbroken'

interface Props {
  stage: Application['stage']
  /** The mark of the item on the screen; undefined when there is no item. */
  mark: Mark | null | undefined
  marked: number
  notAcceptable: NotAcceptable | null
  acts: {
    returnItem: () => void
    asIs: () => void
    refuse: () => void
    accept: () => void
    sendReturn: () => void
    /** After an appeal against a refusal that cut the inspection short; null where there is none. */
    resume: (() => void) | null
    help: () => void
  }
}

export function DecisionBar({ stage, mark, marked, notAcceptable, acts }: Props) {
  const { say } = useDesk()
  const words = say.text.decision
  const mine = notAcceptable?.why !== 'not-yours'
  const reviewing = mine && DECIDED_IN.includes(stage)
  const open = mine && REFUSED_IN.includes(stage)
  const verdicts = isOfPoint(stage) ? words.ofPoint : words
  const why = notAcceptable && whyNot(notAcceptable, stage, say)
  const onItem = reviewing && mark !== undefined
  useKeys(
    keyed({
      returnItem: onItem && acts.returnItem,
      asIs: onItem && acts.asIs,
      refuse: open && acts.refuse,
      accept: !notAcceptable && acts.accept,
      sendReturn: reviewing && marked > 0 && acts.sendReturn,
      help: acts.help,
    }),
  )
  return (
    <Foot>
      <span class="small muted label">{words.byItem}</span>
      <Button disabled={!onItem} pressed={mark?.is === 'return'} onClick={acts.returnItem}>
        {mark?.is === 'return' ? words.editReturn : words.return} <kbd>R</kbd>
      </Button>
      <Button disabled={!onItem} pressed={mark?.is === 'as-is'} onClick={acts.asIs}>
        {mark?.is === 'as-is' ? words.notAsIs : words.asIs} <kbd>O</kbd>
      </Button>
      <Button kind="quiet" onClick={acts.help} label={say.text.help.all}>
        <kbd>?</kbd>
      </Button>
      <div class="foot-end">
        <span class="small muted reason" id="why-not-accept">
          {why ?? (marked ? words.marked(marked) : words.byApplication)}
        </span>
        <Button kind="bad" disabled={!open} onClick={acts.refuse}>
          {verdicts.refuse} <kbd>X</kbd>
        </Button>
        <Button
          kind={marked || notAcceptable ? undefined : 'primary'}
          disabled={Boolean(notAcceptable)}
          aria-describedby={why ? 'why-not-accept' : undefined}
          onClick={acts.accept}
        >
          {verdicts.accept} <kbd>A</kbd>
        </Button>
        {acts.resume && (
          <Button kind="primary" onClick={acts.resume}>
            {words.resume}
          </Button>
        )}
        {marked > 0 && (
          <Button kind="primary" disabled={!reviewing} onClick={acts.sendReturn}>
            {words.returnItems(marked)} <kbd>Enter</kbd>
          </Button>
        )}
      </div>
    </Foot>
  )
}

function whyNot(not: NotAcceptable, stage: Props['stage'], say: DeskWords): string {
  const words = say.text.decision.why
  switch (not.why) {
    case 'not-yours':
      return say.text.decision.notYours
    case 'stage':
      return words.stage[stage]
    case 'returned':
      return say.text.decision.marked(not.count)
    case 'no-visit':
      return words['no-visit']
    case 'critical':
      return words.critical(not.items.slice(0, 3).map(unbroken).join(', ') + (not.items.length > 3 ? '…' : ''))
  }
}
