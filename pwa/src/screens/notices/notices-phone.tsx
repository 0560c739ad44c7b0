// «Уведомления» on a phone.

import { useState } from 'preact/hooks'
import type { Account } from '../../api/shapes'
import { Button } from '../../ui/parts/button'
import { Page } from '../../ui/parts/page'
import { Sheet } from '../../ui/parts/sheet'
import { PhoneNews } from '../phone-news'
import { paths } from '../phone-paths'
import { PhoneTabs } from '../phone-tabs'
import { usePhone } from '../use-phone'
import { bellWords } from './bell-words'
import { LetterChoices } from './letter-choices'
import { NoticeList } from './notice-list'
import { noticesWords } from './notices-words'
import { asksForChoices, useNotices } from './use-notices'

export function PhoneNotices({ account }: { account: Account }) {
  const { say } = usePhone()
  const text = noticesWords(say.locale)
  const title = bellWords(say.locale).name
  const page = useNotices()
  const [choosing, setChoosing] = useState(asksForChoices)
  const applicant = account.role === 'applicant'
  return (
    <Page
      title={title}
      back={{ href: applicant ? paths.home : paths.more, label: text.back }}
      tabs={<PhoneTabs current={applicant ? 'home' : 'more'} />}
    >
      <PhoneNews />
      <div class={page.unread > 0 ? 'plain two' : 'plain'}>
        {page.unread > 0 && (
          <Button wide onClick={() => void page.readAll()}>
            {text.readAll}
          </Button>
        )}
        <Button wide onClick={() => setChoosing(true)}>
          {text.letters}
        </Button>
      </div>
      <NoticeList page={page} text={text} say={say} role={account.role} />
      {choosing && (
        <Sheet
          title={text.choices}
          onClose={() => setChoosing(false)}
          actions={
            <Button kind="primary" large wide onClick={() => setChoosing(false)}>
              {text.close}
            </Button>
          }
        >
          <LetterChoices text={text} email={account.email} />
        </Sheet>
      )}
    </Page>
  )
}
