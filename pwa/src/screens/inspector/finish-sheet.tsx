// The last question before the answers are closed: what will happen, and what is still wanting.

import { useState } from 'preact/hooks'
import type { OpenInspection, Sheet as OpenSheet } from '../../core/inspection/inspection'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Sheet } from '../../ui/parts/sheet'
import { usePhone } from '../use-phone'
import { endWords } from './end-words'

interface Props {
  open: OpenInspection
  sheet: OpenSheet
  onClose: () => void
  onDone: () => void
}

export function FinishSheet({ open, sheet, onClose, onDone }: Props) {
  const { say } = usePhone()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const text = endWords(say.locale).finish
  const { kind, stage } = sheet.inspection
  const title = stage === 'recheck' ? text.askFix : kind === 'self_assessment' ? text.askSelf : text.ask
  const finish = async () => {
    setBusy(true)
    const outcome = await open.finish()
    setBusy(false)
    if (outcome.is === 'saved' || outcome.is === 'closed') onDone()
    else setFailed(true)
  }
  return (
    <Sheet
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide busy={busy} onClick={() => void finish()}>
            {kind === 'visit' && stage !== 'recheck' ? text.yes : text.yesSelf}
          </Button>
          <Button large wide onClick={onClose}>
            {text.no}
          </Button>
        </>
      }
    >
      {sheet.progress.missing > 0 && (
        <p class="kept">
          <span>{text.gaps(sheet.progress.missing)}</span>
        </p>
      )}
      <p>{text.what}</p>
      {failed && (
        <p class="row bad small" role="alert">
          <Icon name="octagon" />
          <strong>{text.failed}</strong>
        </p>
      )}
    </Sheet>
  )
}
