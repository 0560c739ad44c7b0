// «Уведомления»: a page that every role has, on the phone or at the desk.

import { lazy } from 'preact-iso'
import { NotLoaded } from '../not-loaded'
import { usePhone } from '../use-phone'
import { PhoneNotices } from './notices-phone'

const DeskNotices = lazy(() =>
  import('./notices-desk').then(
    (each) => each.DeskNotices,
    () => NotLoaded,
  ),
)

export function NoticesPage() {
  const { client } = usePhone()
  const session = client.session.value
  if (session.is !== 'signed-in') return null
  const { account } = session
  const field = account.role === 'applicant' || account.role === 'inspector'
  return field ? <PhoneNotices account={account} /> : <DeskNotices />
}
