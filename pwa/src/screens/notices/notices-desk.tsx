// «Уведомления» at the desk; an administrator also sees what the mail server was not given.

import { useState } from 'preact/hooks'
import type { NoticesText } from '../../text/ru/notices'
import { Dialog } from '../../ui/desk/dialog'
import { Head } from '../../ui/desk/head'
import { Banner } from '../../ui/parts/banner'
import { Button } from '../../ui/parts/button'
import { DeskPage } from '../desk-page'
import { useLoaded } from '../loaded'
import { useDesk } from '../use-desk'
import { usePhone } from '../use-phone'
import { bellWords } from './bell-words'
import { LetterChoices } from './letter-choices'
import { NoticeList } from './notice-list'
import { noticesWords } from './notices-words'
import { asksForChoices, useNotices } from './use-notices'
import { useTold } from './use-told'

export function DeskNotices() {
  const { account } = useDesk()
  const { say } = usePhone()
  const text = noticesWords(say.locale)
  const title = bellWords(say.locale).name
  const page = useNotices()
  const [choosing, setChoosing] = useState(asksForChoices)
  return (
    <DeskPage section="notices" title={title}>
      <Head title={title}>
        {page.unread > 0 && (
          <Button icon="check" onClick={() => void page.readAll()}>
            {text.readAll}
          </Button>
        )}
        <Button icon="send" onClick={() => setChoosing(true)}>
          {text.letters}
        </Button>
      </Head>
      <div class="work" data-flush>
        <div class="notices-work">
          {account.role === 'administrator' && <LettersNotSent text={text} />}
          <NoticeList page={page} text={text} say={say} role={account.role} />
        </div>
      </div>
      {choosing && (
        <Dialog
          title={text.choices}
          onClose={() => setChoosing(false)}
          onSubmit={() => setChoosing(false)}
          actions={
            <Button submit kind="primary">
              {text.close}
            </Button>
          }
        >
          <LetterChoices text={text} email={account.email} />
        </Dialog>
      )}
    </DeskPage>
  )
}

function LettersNotSent({ text }: { text: NoticesText }) {
  const told = useTold()
  const { state } = useLoaded('letters', () => told.letters())
  const counts = state.kept?.value.counts
  if (!counts) return null
  const said = (['kept', 'refused', 'waiting'] as const).filter((each) => counts[each] > 0)
  if (said.length === 0) return null
  return (
    <Banner state="warn" icon="send">
      {said.map((each) => text.notSent[each](counts[each])).join(' ')}
    </Banner>
  )
}
