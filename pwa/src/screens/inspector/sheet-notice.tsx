// Why an inspection can no longer be changed, what the server did not take, and where two answers stand.

import type { Sheet } from '../../core/inspection/inspection'
import { Banner } from '../../ui/parts/banner'
import { usePhone } from '../use-phone'
import { allItems } from './walk'

export function SheetNotice({ view }: { view: Sheet }) {
  const { client, say } = usePhone()
  const text = say.text.inspection
  const session = client.session.value
  const mine = view.inspection.assignee_id
  const other = mine !== null && session.is === 'signed-in' && mine !== session.account.id
  const conflicts = allItems(view).filter((each) => each.conflicts.length + each.note_conflicts.length > 0).length
  return (
    <>
      {view.inspection.state === 'cancelled' ? (
        <Banner state="warn" icon="cross">
          {text.cancelled}
        </Banner>
      ) : other ? (
        <Banner state="warn" icon="person">
          {text.notMine}
        </Banner>
      ) : (
        view.finished &&
        !view.receipt && (
          <Banner state="info" icon="send">
            {view.lamp === 'phone' ? text.closed : text.closedSent}
          </Banner>
        )
      )}
      {view.refusals.length > 0 && (
        <Banner state="bad" icon="octagon">
          {text.refusals(view.refusals.length)}
        </Banner>
      )}
      {conflicts > 0 && (
        <Banner state="warn" icon="split">
          {text.conflicts(conflicts)}
        </Banner>
      )}
    </>
  )
}
