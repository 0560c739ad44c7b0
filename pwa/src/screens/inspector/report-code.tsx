// The code by which anybody may check the sealed report, its QR while there is a network, and the way to the page.

import { useEffect, useState } from 'preact/hooks'
import type { Receipt } from '../../api/shapes'
import { codeOf } from '../../core/report/report-code'
import { Button } from '../../ui/parts/button'
import '../../ui/report-code.css'
import { checkWords } from '../public/check-words'
import { paths } from '../phone-paths'
import { ReportQr } from '../report-qr'
import { usePhone } from '../use-phone'

export function ReportCode({ receipt }: { receipt: Receipt }) {
  const { client, say } = usePhone()
  const text = checkWords(say.locale).ticket
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    void codeOf(receipt).then((made) => gone || setCode(made))
    return () => {
      gone = true
    }
  }, [receipt.signature])
  return (
    <div class="report-code">
      <ReportQr api={client.api} code={code} label={text.qr} />
      <div>
        <p class="small muted">{text.code}</p>
        <p class="code-letters">{code ?? '\u00a0'}</p>
        <p class="small muted">{text.where(location.host)}</p>
      </div>
      {code && (
        <Button icon="shield" href={`${paths.check}/${code}`}>
          {text.open}
        </Button>
      )}
    </div>
  )
}
