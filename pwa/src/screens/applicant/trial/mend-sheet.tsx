// Closing a problem: the photo that shows that it is over, and nothing else.

import { useState } from 'preact/hooks'
import type { Problem, Reply } from '../../../api/outcome'
import type { TrialPhoto, TrialState, Trouble } from '../../../api/trial-shapes'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { Sheet } from '../../../ui/parts/sheet'
import { proofsOf } from '../../trial/figures'
import { PhotoChoice } from '../../trial/photo-choice'
import { trialWords } from '../../trial/trial-words'
import { usePhone } from '../../use-phone'

interface Props {
  trouble: Trouble
  photos: TrialPhoto[]
  send: (after: string) => Promise<Reply<TrialState>>
  onDone: (fresh: TrialState) => void
  onClose: () => void
}

export function MendSheet({ trouble, photos, send, onDone, onClose }: Props) {
  const { say } = usePhone()
  const text = trialWords(say.locale)
  const proofs = proofsOf(trouble, photos)
  const [chosen, choose] = useState<string | null>(proofs[0]?.op ?? null)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const refusal = ({ code, facts }: Problem) => text.refused[code] ?? say.problem(code, facts)
  const close = async (after: string) => {
    setBusy(true)
    const reply = await send(after)
    setBusy(false)
    if (reply.is === 'done') onDone(reply.value)
    else setFailed(reply.is === 'refused' ? refusal(reply.problem) : text.unsent)
  }
  return (
    <Sheet
      title={text.closeTitle}
      onClose={onClose}
      actions={
        <>
          {chosen && (
            <Button kind="primary" large wide busy={busy} onClick={() => void close(chosen)}>
              {text.close}
            </Button>
          )}
          <Button large wide onClick={onClose}>
            {text.cancel}
          </Button>
        </>
      }
    >
      <p>{trouble.what ?? text.unreadable}</p>
      {proofs.length > 0 ? (
        <PhotoChoice
          name="after"
          legend={text.after}
          hint={text.closeWhat}
          photos={proofs}
          chosen={chosen}
          say={say}
          onChoose={choose}
        />
      ) : (
        <p>{text.noProof}</p>
      )}
      {failed && (
        <p class="small bad row" role="alert">
          <Icon name="octagon" />
          <span>{failed}</span>
        </p>
      )}
    </Sheet>
  )
}
