// The last question before the answers are closed: what will happen, and what is still wanting.

import { useState } from 'preact/hooks'
import type { OpenInspection, Sheet as OpenSheet } from '../../core/inspection/inspection'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Sheet } from '../../ui/parts/sheet'
import { usePhone } from '../use-phone'
import { paths } from '../phone-paths'
import { endWords } from './end-words'
import { allItems } from './walk'

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
  const title =
    stage === 'recheck' ? text.askFix : kind === 'visit' ? text.ask : kind === 'daily' ? text.askDay : text.askSelf
  const untouched = allItems(sheet).filter(
    (each) => each.reason !== null && each.value === undefined && each.photos.length === 0,
  )
  const first = untouched[0]
  if (first) {
    return (
      <Sheet
        title={title}
        onClose={onClose}
        actions={
          <>
            <Button kind="primary" large wide after="arrow" href={paths.item(sheet.inspection.id, first.item.id)}>
              {text.toUntouched(first.item.id)}
            </Button>
            <Button large wide onClick={onClose}>
              {text.no}
            </Button>
          </>
        }
      >
        <p class="row bad">
          <Icon name="octagon" />
          <strong>{text.untouched(untouched.map((each) => each.item.id))}</strong>
        </p>
        <p>{text.untouchedWhat}</p>
      </Sheet>
    )
  }
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
