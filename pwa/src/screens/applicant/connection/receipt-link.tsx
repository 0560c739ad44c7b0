// A link by which whoever received an access confirms it on a phone of their own.

import type { Access } from '../../../api/connection-shapes'
import { Button } from '../../../ui/parts/button'
import { connectionWords } from '../../connection-words'
import { usePhone } from '../../use-phone'
import type { PartProps } from './connection'
import { Trouble } from './parts'
import { ShareLink } from './share-link'
import { useSending } from './use-sending'

export function ReceiptLink({ access, connection, acts, put, reload }: PartProps & { access: Access }) {
  const { say } = usePhone()
  const text = connectionWords(say.locale).links
  const making = useSending(acts.newId, reload)
  const closing = useSending(acts.newId, reload)
  const link = connection.links.find((each) => each.access_id === access.id) ?? null
  if (link?.state === 'open') {
    return (
      <ShareLink
        key={link.id}
        link={link}
        busy={closing.busy}
        trouble={closing.trouble}
        close={() => closing.send(() => acts.closeLink(link.id), put)}
      />
    )
  }
  return (
    <>
      {link && (link.state === 'expired' || link.state === 'revoked') && <p class="small">{text.over[link.state]}</p>}
      <Trouble words={making.trouble} />
      <p>
        <Button
          kind="quiet"
          icon="phone"
          busy={making.busy}
          onClick={() => making.send((id) => acts.makeLink(id, 'receipt', access.id), put)}
        >
          {text.confirm}
        </Button>
      </p>
    </>
  )
}
