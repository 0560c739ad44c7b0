// What was signed, by whom and how, and the copies of it; and the editions before.

import type { CurrentEdition, Edition } from '../../../api/contract-shapes'
import type { ContractActs } from '../../../core/contract'
import { Banner } from '../../../ui/parts/banner'
import { SectHead } from '../../../ui/parts/sect-head'
import { contractWords } from '../../contract/contract-words'
import { usePhone } from '../../use-phone'

export function Copies({ acts, current }: { acts: ContractActs; current: CurrentEdition }) {
  const { say } = usePhone()
  const text = contractWords(say.locale)
  const { signed } = current
  if (!signed) return null
  return (
    <>
      <Banner state="ok" icon="check">
        <strong>{text.signedBy(signed.name, say.moment(signed.at))}.</strong> {text.after}
      </Banner>
      <div class="plain stack">
        <a class="btn" data-kind="primary" data-wide href={acts.paperUrl(current.version, 'ru')} download>
          {text.signedPaper}
        </a>
        <p class="small">{text.signedHow(signed.email, signed.address)}</p>
        <p class="small">{text.issuedBy(current.by.name, say.moment(current.at))}</p>
        <p class="small muted">
          {text.digest}
          <br />
          <span class="hash">{current.digest}</span>
        </p>
      </div>
    </>
  )
}

export function Former({ acts, former }: { acts: ContractActs; former: Edition[] }) {
  const { say } = usePhone()
  const text = contractWords(say.locale)
  if (former.length === 0) return null
  return (
    <section>
      <SectHead title={text.former} count={former.length} />
      <ul class="plain stack">
        {former.map((each) => (
          <li key={each.id} class="stack">
            <a class="btn" data-wide href={acts.paperUrl(each.version, say.locale)} download>
              {text.edition(each.version, say.day(each.at))}
            </a>
            {each.recalled && <p class="small muted">{each.recalled.reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}
