// The dialogs of deciding: why an item is returned, why it is accepted as it is, and the last look before sending.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Application } from '../../../api/shapes'
import { Dialog } from '../../../ui/desk/dialog'
import { TextField } from '../../../ui/desk/text-field'
import { useDesk } from '../../use-desk'
import type { Mark } from './decision-draft'
import type { Deciding } from './use-decision'
import { Button } from '../../../ui/parts/button'
import { Plate } from '../../../ui/parts/plate'

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
  /** Who can be asked: those who have handed in a report. */
  sides: ('applicant' | 'inspector')[]
  /** Unmarks the item; null when it is not marked. */
  onTakeBack: (() => void) | null
}

export function ReturnDialog({ item, name, reason, to: at, sides, onGive, onTakeBack, onClose }: ReturnProps) {
  const { say } = useDesk()
  const words = say.text.decision.returnDialog
  const [why, setWhy] = useState(reason)
  const [to, setTo] = useState(sides.includes(at) ? at : (sides[0] ?? at))
  const [tried, setTried] = useState(false)
  const give = () => (why.trim() ? onGive({ is: 'return', reason: why, to }) : setTried(true))
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
      <fieldset class="field">
        <legend class="label">{words.to}</legend>
        <div class="choices radios" data-kind="chips">
          {(['applicant', 'inspector'] as const).map((who) => (
            <label key={who}>
              <input
                type="radio"
                name="to"
                checked={to === who}
                disabled={!sides.includes(who)}
                onChange={() => setTo(who)}
              />
              {words[who]}
            </label>
          ))}
        </div>
      </fieldset>
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

interface SendProps {
  application: Application
  deciding: Deciding
  items: { id: string; name: string; mark: Mark }[]
  onClose: () => void
}

export function SendReturnDialog({ deciding, items, onClose }: SendProps) {
  const { say } = useDesk()
  const words = say.text.decision.sendReturn
  const send = () => void deciding.send('return', deciding.marks.reason)
  useClosing(deciding, onClose)
  return (
    <Dialog
      title={words.title(items.length)}
      wide
      onClose={onClose}
      onSubmit={send}
      actions={<Actions cancel={onClose} submit={words.send(items.length)} deciding={deciding} />}
    >
      <p class="small">{words.what}</p>
      <ul class="stack">
        {items.map(({ id, name, mark }) => (
          <li key={id} class="returned">
            <Plate id={id} line />
            <div>
              <strong>{name}</strong>
              <p class="small">{mark.reason}</p>
              {mark.is === 'return' && (
                <p class="tiny muted">
                  {say.text.decision.returnDialog.to}: {say.text.decision.returnDialog[mark.to]}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <MoreWords label={words.words} deciding={deciding} />
    </Dialog>
  )
}

export function SendAcceptDialog({ application, deciding, items, onClose }: SendProps) {
  const { say } = useDesk()
  const words = say.text.decision.sendAccept
  const exceptions = items.map(({ id, mark }) => say.text.decision.asIsLine(id, mark.reason))
  const send = () => void deciding.send('accept', [...exceptions, deciding.marks.reason].filter(Boolean).join('\n'))
  useClosing(deciding, onClose)
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={send}
      actions={<Actions cancel={onClose} submit={words.send} deciding={deciding} />}
    >
      <p>{words.what(application.number, application.address)}</p>
      {exceptions.length > 0 && (
        <div class="small">
          <p>
            <strong>{words.exceptions}</strong>
          </p>
          <ul>
            {exceptions.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <MoreWords label={words.words} deciding={deciding} />
    </Dialog>
  )
}

export function SendRefuseDialog({ deciding, onClose }: SendProps) {
  const { say } = useDesk()
  const words = say.text.decision.sendRefuse
  const [tried, setTried] = useState(false)
  const { reason } = deciding.marks
  const send = () => (reason.trim() ? void deciding.send('refuse', reason) : setTried(true))
  useClosing(deciding, onClose)
  return (
    <Dialog
      title={words.title}
      onClose={onClose}
      onSubmit={send}
      actions={<Actions cancel={onClose} submit={words.send} deciding={deciding} bad />}
    >
      <p>{words.what}</p>
      <TextField
        label={words.words}
        rows={4}
        value={reason}
        onInput={deciding.setReason}
        error={tried && !reason.trim() ? words.missing : null}
        autofocus
      />
    </Dialog>
  )
}

function MoreWords({ label, deciding }: { label: string; deciding: Deciding }) {
  const { say } = useDesk()
  return (
    <TextField
      label={`${label}, ${say.text.optional}`}
      rows={2}
      value={deciding.marks.reason}
      onInput={deciding.setReason}
    />
  )
}

/** Whatever came of sending is said on the page itself, so the dialog makes way. */
function useClosing({ standing }: Deciding, onClose: () => void) {
  const began = useRef(false)
  useEffect(() => {
    if (standing.is === 'sending') began.current = true
    else if (began.current) onClose()
  }, [standing.is])
}

function Actions(props: { cancel: () => void; submit: string; deciding?: Deciding; bad?: boolean }) {
  const { say } = useDesk()
  const sending = props.deciding?.standing.is === 'sending'
  return (
    <>
      <Button onClick={props.cancel}>{say.text.cancel}</Button>
      <Button submit kind={props.bad ? 'bad' : 'primary'} busy={sending} disabled={sending}>
        {sending ? say.text.decision.sending : props.submit}
      </Button>
    </>
  )
}
