// Links by which somebody without an account reads the contract: made, copied, closed.

import { useRef, useState } from 'preact/hooks'
import type { Contract, ContractReader, CurrentEdition } from '../../../api/contract-shapes'
import type { Reply } from '../../../api/outcome'
import type { ContractActs } from '../../../core/contract'
import { Alarm } from '../../../ui/parts/alarm'
import { Button } from '../../../ui/parts/button'
import { SectHead } from '../../../ui/parts/sect-head'
import { contractWords, refusal } from '../../contract/contract-words'
import { publicPaths } from '../../public/public-paths'
import { newId } from '../../talk/sayings'
import { usePhone } from '../../use-phone'

interface Props {
  acts: ContractActs
  current: CurrentEdition
  put: (fresh: Contract) => void
}

export function ShareSection({ acts, current, put }: Props) {
  const { say } = usePhone()
  const text = contractWords(say.locale)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const id = useRef(newId())
  const done = async (asked: Promise<Reply<Contract>>) => {
    setBusy(true)
    const reply = await asked
    setBusy(false)
    setTrouble(reply.is === 'done' ? null : reply.is === 'refused' ? refusal(reply.problem, say) : text.offlineWhat)
    if (reply.is === 'done') put(reply.value)
    return reply.is === 'done'
  }
  const make = async () => {
    if (await done(acts.share(id.current, current.version))) id.current = newId()
  }
  const open = current.readers.filter((each) => each.token)
  return (
    <section>
      <SectHead title={text.share.title} count={open.length || undefined} />
      <div class="plain stack">
        <p class="small">{text.share.what}</p>
        {open.map((each) => (
          <ReaderRow key={each.id} reader={each} onClose={() => void done(acts.unshare(each.id))} />
        ))}
        <Alarm words={trouble} />
        <Button wide busy={busy} onClick={() => void make()}>
          {text.share.make}
        </Button>
      </div>
    </section>
  )
}

function ReaderRow({ reader, onClose }: { reader: ContractReader; onClose: () => void }) {
  const { say } = usePhone()
  const text = contractWords(say.locale).share
  const [copied, setCopied] = useState(false)
  const link = `${location.origin}${publicPaths.contract}#${reader.token}`
  return (
    <div class="kept stack">
      <p class="small">{text.until(say.moment(reader.expires_at))}</p>
      <input
        class="input"
        readOnly
        value={link}
        aria-label={text.copy}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="clause-acts">
        <Button onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {text.copy}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {text.close}
        </Button>
      </div>
      <p class="small" role="status">
        {copied && text.copied}
      </p>
    </div>
  )
}
