// Under a clause: that it is understood, or a question about it, which goes to the help thread of the application.

import { useLocation } from 'preact-iso'
import type { Clause } from '../../../api/contract-shapes'
import { makeDrafts } from '../../../core/help'
import { Button } from '../../../ui/parts/button'
import { Icon } from '../../../ui/parts/icon'
import { contractWords } from '../../contract/contract-words'
import { keptSaying, typed } from '../../help/kept-saying'
import { paths } from '../../phone-paths'
import { usePhone } from '../../use-phone'

interface Props {
  id: string
  clause: Clause
  read: boolean
  busy: boolean
  onRead: () => void
}

export function ClauseActs({ id, clause, read, busy, onRead }: Props) {
  const { client, say } = usePhone()
  const { route } = useLocation()
  const text = contractWords(say.locale)
  const ask = () => {
    const session = client.session.value
    if (session.is === 'signed-in') {
      const { saying } = keptSaying(makeDrafts(client.database()), session.account.id, id)
      const before = saying.value.text.trim()
      typed(saying, `${before ? `${before}\n` : ''}${text.question(clause.number)}`)
    }
    route(paths.help(id))
  }
  return (
    <div class="clause-acts">
      {read ? (
        <span class="row small muted">
          <Icon name="check" />
          {text.read}
        </span>
      ) : (
        <Button busy={busy} onClick={onRead}>
          {text.understood}
        </Button>
      )}
      <Button kind="quiet" label={text.askAbout(clause.number)} onClick={ask}>
        {text.ask}
      </Button>
    </div>
  )
}
