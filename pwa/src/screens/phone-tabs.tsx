// The tabs of the phone: the day or the application, sending, more.

import { TabBar } from '../ui/parts/tab-bar'
import { paths } from './phone-paths'
import { usePhone } from './use-phone'

export function PhoneTabs({ current }: { current: 'home' | 'sending' | 'more' }) {
  const { client, say } = usePhone()
  const { tabs } = say.text
  const session = client.session.value
  const applicant = session.is === 'signed-in' && session.account.role === 'applicant'
  const { operations, photos } = client.status.unsent.value
  return (
    <TabBar
      label={tabs.label}
      tabs={[
        { href: paths.home, name: applicant ? tabs.home : tabs.day, icon: 'list', current: current === 'home' },
        {
          href: paths.sending,
          name: tabs.sending,
          icon: 'send',
          current: current === 'sending',
          count: photos || operations,
          countWords: tabs.unsent,
        },
        { href: paths.more, name: tabs.more, icon: 'dots', current: current === 'more' },
      ]}
    />
  )
}
