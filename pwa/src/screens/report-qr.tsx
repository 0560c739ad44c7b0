// The QR of a sealed report; its place stays empty where there is no network.

import { useEffect, useState } from 'preact/hooks'
import type { Qr as Drawing } from '../api/line-shapes'
import { readQr } from '../core/report/take-away'
import { Qr } from '../ui/parts/qr'

interface Props {
  api: Parameters<typeof readQr>[0]
  code: string | null
  label: string
}

export function ReportQr({ api, code, label }: Props) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  useEffect(() => {
    let gone = false
    if (code) void readQr(api, code).then((told) => gone || setDrawing(told))
    return () => {
      gone = true
    }
  }, [api, code])
  return <div class="qr-place">{drawing && <Qr qr={drawing} label={label} />}</div>
}
