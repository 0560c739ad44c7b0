// The code by which anybody may check the sealed report, its QR while there is a network, and the way to the page.

import { useEffect, useState } from 'preact/hooks'
import type { Receipt } from '../../api/shapes'
import { codeOf } from '../../core/report-code'
import { qrUrl } from '../../core/take-away'
import { Button } from '../../ui/parts/button'
import '../../ui/report-code.css'
import { checkWords } from '../public/check-words'
import { paths } from '../phone-paths'
import { usePhone } from '../use-phone'

export function ReportCode({ receipt }: { receipt: Receipt }) {
  const { client, say } = usePhone()
  const text = checkWords(say.locale).ticket
  const [code, setCode] = useState<string | null>(null)
  const [drawn, setDrawn] = useState(false)
  useEffect(() => {
    let gone = false
    void codeOf(receipt).then((made) => gone || setCode(made))
    return () => {
      gone = true
    }
  }, [receipt.signature])
  return (
    <div class="report-code">
      <div class="qr" data-drawn={drawn ? '' : undefined}>
        {code && <img src={qrUrl(client.api, code)} alt={drawn ? text.qr : ''} onLoad={() => setDrawn(true)} />}
      </div>
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
