// A link for somebody without an account: to copy, to scan from the screen, or to type its address and code; and to close it.

import { useState } from 'preact/hooks'
import type { ConnectionLink } from '../../../api/connection-shapes'
import { Button } from '../../../ui/parts/button'
import { Qr } from '../../../ui/parts/qr'
import { connectionWords } from '../../connection-words'
import { publicPaths } from '../../public/public-paths'
import { usePhone } from '../../use-phone'
import { Trouble } from './parts'

const PAGE = { computer: publicPaths.pc, receipt: publicPaths.access } as const

interface Props {
  link: ConnectionLink
  busy: boolean
  trouble: string | null
  close: () => void
}

export function ShareLink({ link, busy, trouble, close }: Props) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).links
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const place = `${location.host}${PAGE[link.purpose]}`
  const address = `${location.origin}${PAGE[link.purpose]}#${link.token ?? ''}`
  const copy = () =>
    void (navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  return (
    <div class="kept stack link-share">
      {link.code && (
        <p>
          {text.type} <span class="code address">{place}</span>
          <br />
          {text.code}{' '}
          <strong class="code" translate={false}>
            {link.code.slice(0, 4)} {link.code.slice(4)}
          </strong>
        </p>
      )}
      {link.qr && (
        <div class="link-qr">
          <Qr qr={link.qr} label={text.qr} />
          <p class="small muted">{text.qrWhat[link.purpose]}</p>
        </div>
      )}
      <input
        class="input"
        readOnly
        value={address}
        aria-label={text.link[link.purpose]}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="small muted">{text.until(say.moment(link.expires_at))}</p>
      <Trouble words={trouble} />
      <div class="row wraps">
        <Button onClick={copy}>{text.copy}</Button>
        <Button kind="quiet" icon="cross" busy={busy} onClick={close}>
          {text.close}
        </Button>
      </div>
      <p class="small" role="status">
        {copied && text.copied[copied]}
      </p>
    </div>
  )
}
