// «Отправка»: what is still on the phone, what went out, what the server accepted, and what it did not take.

import type { DayRow } from '../../core/day'
import type { TalkState } from '../../sync/status'
import type { Say } from '../../text'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { Icon } from '../../ui/parts/icon'
import { Page } from '../../ui/parts/page'
import { SectHead } from '../../ui/parts/sect-head'
import { paths } from '../phone-paths'
import { PhoneNews } from '../phone-news'
import { PhoneTabs } from '../phone-tabs'
import { useInspection } from '../use-inspection'
import { usePhone } from '../use-phone'
import { Moving } from './moving'
import { ReceiptTicket } from './receipt-ticket'

const TICKETS = 5

export function SendingPage() {
  const { client, say } = usePhone()
  const text = say.text.sending
  const { online, talk, unsent } = client.status
  const day = client.day.value
  const rows = day ?? []
  const moving = rows.filter(
    (row) => row.unsent.operations + row.unsent.photos > 0 || (row.finished && !row.receipt_at),
  )
  const accepted = rows.filter((row) => row.receipt_at !== null).sort(byReceipt)
  const reached = online.value && talk.value.is !== 'unreachable'
  return (
    <Page
      key={day ? 'here' : 'coming'}
      large
      title={text.title}
      end={
        <span class="row small">
          <Icon name={reached ? 'wifi' : 'offline'} />
          {reached ? say.text.net.here : online.value ? say.text.net.poor : say.text.net.none}
        </span>
      }
      under={
        <p class="spread small">
          <span>{day === null ? say.text.day.loading : text.standing(accepted.length, moving.length)}</span>
          {unsent.value.bytes > 0 && <span class="muted">{text.left(say.bytes(unsent.value.bytes))}</span>}
        </p>
      }
      dock={<Dock />}
      tabs={<PhoneTabs current="sending" />}
    >
      <PhoneNews />
      {day !== null && accepted.length + moving.length === 0 && (
        <Empty icon="send" title={text.nothing} words={text.nothingWhat} />
      )}
      <Refusals />
      {accepted.slice(0, 1).map((row) => (
        <Accepted key={row.id} row={row} />
      ))}
      {moving.map((row) => (
        <Moving key={row.id} row={row} />
      ))}
      {accepted.slice(1, TICKETS).map((row) => (
        <Accepted key={row.id} row={row} />
      ))}
      {day !== null && (
        <p class="plain">
          <Button wide icon="phone" href={paths.phone}>
            {say.text.more.onPhone}
          </Button>
        </p>
      )}
    </Page>
  )
}

function Dock() {
  const { client, say } = usePhone()
  const text = say.text.sending
  const { sending, unsent, talk, last_contact } = client.status
  const { photos, operations } = unsent.value
  const waiting = photos + operations > 0
  const what = photos > 0 ? say.text.count.photos(photos) : say.text.count.records(operations)
  const contact = last_contact.value ? text.lastContact(say.moment(last_contact.value)) : text.neverContact
  return (
    <>
      <p class="row small">
        <Icon name="phone" />
        <span>
          {waiting && sending.value ? (
            <>
              {text.keepOpen} <strong>{what}</strong>.
            </>
          ) : waiting ? (
            `${text.waitHere(what)} ${next(talk.value, say)}`
          ) : (
            contact
          )}
        </span>
      </p>
      {waiting && (
        <Button kind="primary" large wide busy={sending.value} onClick={() => void client.sync()}>
          {sending.value ? text.sending : text.now}
        </Button>
      )}
    </>
  )
}

function next(talk: TalkState, say: Say): string {
  return talk.is === 'unreachable' && talk.next_try_at ? say.text.sending.next(say.time(talk.next_try_at)) : ''
}

function Refusals() {
  const { client, say } = usePhone()
  const text = say.text.sending
  const refusals = client.status.refusals.value
  if (refusals.length === 0) return null
  return (
    <section>
      <SectHead title={text.refusals} count={refusals.length} />
      <p class="plain small muted">{text.refusalsWhat}</p>
      <ul>
        {refusals.map((each) => (
          <li key={`${each.device}:${each.n}`}>
            <a
              class="gap"
              href={each.item ? paths.item(each.inspection_id, each.item) : paths.inspection(each.inspection_id)}
            >
              <span class="bad row">
                <Icon name="octagon" />
              </span>
              <div>
                {each.item ?? text.wholeInspection}
                <span class="need">{say.problem(each.code, each.facts)}</span>
              </div>
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Accepted({ row }: { row: DayRow }) {
  const { view } = useInspection(row.id)
  if (view.is === 'loading') return <div class="ticket-place coming" />
  if (view.is !== 'open' || !view.receipt) return null
  const { answered, photos } = countsOf(view.sections)
  return <ReceiptTicket receipt={view.receipt} title={row.address} answers={answered} photos={photos} />
}

function countsOf(sections: { items: { value: unknown; photos: unknown[] }[] }[]): {
  answered: number
  photos: number
} {
  const items = sections.flatMap((section) => section.items)
  return {
    answered: items.filter((each) => each.value !== undefined).length,
    photos: items.reduce((sum, each) => sum + each.photos.length, 0),
  }
}

function byReceipt(a: DayRow, b: DayRow): number {
  return (a.receipt_at ?? '') < (b.receipt_at ?? '') ? 1 : -1
}
