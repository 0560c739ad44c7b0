// The computer that nobody is signed in on: a link that it opens, and whether it has.

import { useEffect } from 'preact/hooks'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { PartProps } from './connection'
import { Trouble } from './parts'
import { ShareLink } from './share-link'
import { useSending } from './use-sending'

const LOOK_MS = 4000

export function ComputerLink({ connection, acts, put, reload }: PartProps) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).links
  const making = useSending(acts.newId, reload)
  const closing = useSending(acts.newId, reload)
  const link = connection.links.find((each) => each.purpose === 'computer') ?? null
  const live = link !== null && (link.state === 'open' || link.state === 'working')
  useEffect(() => {
    if (!live) return
    const looking = setInterval(() => document.visibilityState === 'visible' && reload(), LOOK_MS)
    return () => clearInterval(looking)
  }, [live])
  const close = () => link && closing.send(() => acts.closeLink(link.id), put)
  return (
    <div class="plain stack">
      <p class="small muted">{text.what}</p>
      {link?.state === 'open' && (
        <ShareLink key={link.id} link={link} busy={closing.busy} trouble={closing.trouble} close={close} />
      )}
      {link?.state === 'working' && (
        <>
          <Banner state="info" icon="check">
            {text.working(link.agent ?? '', say.time(link.used_at!), say.moment(link.expires_at))}
          </Banner>
          <Trouble words={closing.trouble} />
          <Button wide icon="cross" busy={closing.busy} onClick={close}>
            {text.close}
          </Button>
        </>
      )}
      {link && (link.state === 'expired' || link.state === 'revoked') && <p class="small">{text.over[link.state]}</p>}
      <Trouble words={making.trouble} />
      <Button
        wide={!live}
        kind={live ? 'quiet' : undefined}
        busy={making.busy}
        onClick={() => making.send((id) => acts.makeLink(id, 'computer'), put)}
      >
        {link ? text.again : text.make}
      </Button>
    </div>
  )
}
