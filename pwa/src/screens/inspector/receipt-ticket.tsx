// What the server signed: the only ground for the words «Принято сервером» about a whole inspection.

import type { Receipt } from '../../api/shapes'
import { Icon } from '../../ui/parts/icon'
import { usePhone } from '../use-phone'
import { ReportCode } from './report-code'

interface Props {
  receipt: Receipt
  title?: string
  answers: number
  photos: number
}

export function ReceiptTicket({ receipt, title, answers, photos }: Props) {
  const { say } = usePhone()
  const text = say.text.sending
  const facts: [string, string, string?][] = [
    [text.contains, text.contents(answers, photos)],
    [text.record, text.recordIs(say.number(receipt.seq, 0), say.moment(receipt.time))],
    [text.manifest, fingerprint(receipt.manifest), 'code'],
    [text.signature, text.signed],
  ]
  return (
    <div class="ticket-place">
      <article class="ticket">
        <header>
          <p class="said ok">
            <Icon name="shield" />
            {text.accepted}
          </p>
          {title && <h2>{title}</h2>}
        </header>
        <dl>
          {facts.map(([name, value, look]) => (
            <>
              <dt>{name}</dt>
              <dd class={look}>{value}</dd>
            </>
          ))}
        </dl>
        <ReportCode receipt={receipt} />
        <p class="small muted">{text.kept}</p>
      </article>
    </div>
  )
}

/** «9f3c 71ae 04d2 … b86e» */
function fingerprint(hash: string): string {
  const four = (from: number) => hash.slice(from, from + 4)
  return `${four(0)} ${four(4)} ${four(8)} … ${hash.slice(-4)}`
}
