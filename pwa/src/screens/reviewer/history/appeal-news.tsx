// The appeal that waits for a decision, above the report that it is about; and that whoever refused does not decide on it.

import type { Comparison } from '../../../api/report-shapes'
import type { ApplicationDetail } from '../../../api/shapes'
import { Banner } from '../../../ui/parts/banner'
import { useLoaded } from '../../loaded'
import { decidingWords } from '../deciding-words'
import { useDesk } from '../../use-desk'

export function AppealNews({ comparison }: { comparison: Comparison }) {
  return comparison.application.stage === 'appealed' ? <Waiting comparison={comparison} /> : null
}

function Waiting({ comparison: { application } }: { comparison: Comparison }) {
  const { account, client, say } = useDesk()
  const words = decidingWords(say.locale).history
  const { state } = useLoaded<ApplicationDetail>(`${application.id} ${application.version}`, () =>
    client.review.application(application.id),
  )
  const told = state.kept?.value
  const appeal = told?.appeals.at(-1)
  if (!appeal) return null
  const own = told?.decisions.find((each) => each.id === appeal.decision_id)?.by.id === account.id
  return (
    <Banner state={own ? 'warn' : 'you'} icon={own ? 'triangle' : 'file'}>
      <strong>{own ? words.own : `${words.appeal}, ${say.moment(appeal.at)}`}.</strong>{' '}
      <span class="letter-text">{appeal.reason}</span>
    </Banner>
  )
}
