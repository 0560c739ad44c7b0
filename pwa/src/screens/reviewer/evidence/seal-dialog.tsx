// The seals of an application's reports: each one's code with its QR, and its photos to take away.

import type { Report } from '../../../api/report-shapes'
import { archiveUrl } from '../../../core/report/take-away'
import { ReadingDialog } from '../../reading-dialog'
import { Icon } from '../../../ui/parts/icon'
import '../../../ui/report-code.css'
import { checkWords } from '../../public/check-words'
import { paths } from '../../phone-paths'
import { ReportQr } from '../../report-qr'
import { useDesk } from '../../use-desk'

export function SealDialog({ reports, onClose }: { reports: Report[]; onClose: () => void }) {
  const { say } = useDesk()
  const text = checkWords(say.locale).seal
  return (
    <ReadingDialog title={text.title} wide onClose={onClose}>
      {reports.length === 0 && <p class="muted">{text.none}</p>}
      <div class="seals">
        {reports.map((report) => (
          <Seal key={report.inspection_id} report={report} />
        ))}
      </div>
      <p class="small muted">{text.copiesWhat}</p>
      <p class="small muted">{text.originalsWhat}</p>
    </ReadingDialog>
  )
}

function Seal({ report }: { report: Report }) {
  const { client, say } = useDesk()
  const { facts, seal, ticket } = checkWords(say.locale)
  const { code, inspection_id } = report
  return (
    <section class="seal stack">
      <h3>
        {say.first(facts.kind[report.kind])}, {facts.stage[report.stage]}
      </h3>
      {code ? (
        <>
          <div class="report-code">
            <ReportQr api={client.api} code={code} label={ticket.qr} />
            <div>
              <p class="small muted">{ticket.code}</p>
              <p class="code-letters">{code}</p>
              {report.sealed_at && (
                <p class="small muted">
                  {facts.sealed} {say.moment(report.sealed_at)}
                </p>
              )}
            </div>
            <a class="btn" href={`${paths.check}/${code}`} target="_blank">
              <Icon name="shield" />
              {ticket.open}
            </a>
          </div>
        </>
      ) : (
        <p class="muted">{seal.notYet}</p>
      )}
      <div class="row wraps">
        <a class="btn" href={archiveUrl(client.api, inspection_id, 'copies')} download>
          <Icon name="load" />
          {seal.copies}
        </a>
        <a class="btn" href={archiveUrl(client.api, inspection_id, 'originals')} download>
          <Icon name="load" />
          {seal.originals}
        </a>
      </div>
    </section>
  )
}
