// The dialogs of deciding on one item: why it is returned and what would do, or why it is accepted as it is.

import { useState } from 'preact/hooks'
import { Dialog } from '../../../ui/desk/dialog'
import { TextField } from '../../../ui/desk/text-field'
import { SideChoice } from '../side-choice'
import { useDesk } from '../../use-desk'
import type { Mark } from './decision-draft'
import { Button } from '../../../ui/parts/button'

interface MarkProps {
  item: string
  name: string
  /** What stands in the field at first. */
  reason: string
  onGive: (mark: Mark) => void
  onClose: () => void
}

interface ReturnProps extends MarkProps {
  to: 'applicant' | 'inspector'
  wanted: string
  /** Who can be asked: those who have handed in a report. */
  sides: ('applicant' | 'inspector')[]
  /** Unmarks the item; null when it is not marked. */
  onTakeBack: (() => void) | null
}

export function ReturnDialog({ item, name, reason, wanted, to: at, sides, onGive, onTakeBack, onClose }: ReturnProps) {
  const { say } = useDesk()
  const words = say.text.decision.returnDialog
  const [why, setWhy] = useState(reason)
  const [proof, setProof] = useState(wanted)
  const [to, setTo] = useState(sides.includes(at) ? at : (sides[0] ?? at))
  const [tried, setTried] = useState(false)
  const give = () => (why.trim() ? onGive({ is: 'return', reason: why, wanted: proof, to }) : setTried(true))
  return (
    <Dialog
      title={words.title(item)}
      onClose={onClose}
      onSubmit={give}
      actions={
        <>
          {onTakeBack && (
            <Button kind="quiet" onClick={onTakeBack}>
              {say.text.decision.unreturn}
            </Button>
          )}
          <Actions cancel={onClose} submit={words.mark} />
        </>
      }
    >
      <p class="small muted">{name}</p>
      <TextField
        label={words.why}
        hint={words.hint}
        rows={4}
        value={why}
        onInput={setWhy}
        error={tried && !why.trim() ? words.missing : null}
        autofocus
      />
      {to === 'applicant' && (
        <TextField
          label={`${words.wanted}, ${say.text.optional}`}
          hint={words.wantedHint}
          rows={2}
          value={proof}
          onInput={setProof}
        />
      )}
      <SideChoice name="to" words={words} sides={sides} chosen={to} onChoose={setTo} />
    </Dialog>
  )
}

export function AsIsDialog({ item, name, reason, onGive, onClose }: MarkProps) {
  const { say } = useDesk()
  const words = say.text.decision.asIsDialog
  const [why, setWhy] = useState(reason)
  const [tried, setTried] = useState(false)
  const give = () => (why.trim() ? onGive({ is: 'as-is', reason: why }) : setTried(true))
  return (
    <Dialog
      title={words.title(item)}
      onClose={onClose}
      onSubmit={give}
      actions={<Actions cancel={onClose} submit={words.mark} />}
    >
      <p class="small muted">{name}</p>
      <TextField
        label={words.why}
        hint={words.hint}
        rows={3}
        value={why}
        onInput={setWhy}
        error={tried && !why.trim() ? words.missing : null}
        autofocus
      />
    </Dialog>
  )
}

function Actions(props: { cancel: () => void; submit: string }) {
  const { say } = useDesk()
  return (
    <>
      <Button onClick={props.cancel}>{say.text.cancel}</Button>
      <Button submit kind="primary">
        {props.submit}
      </Button>
    </>
  )
}
