// «Мои осмотры»: when, how far, ready for work without a network or not, and how far the work has travelled.

import { useEffect, useState } from 'preact/hooks'
import { whenOf, type DayRow } from '../../core/day'
import { Avatar } from '../../ui/parts/avatar'
import { Button } from '../../ui/parts/button'
import { Empty, Ghost } from '../../ui/parts/empty'
import { Icon } from '../../ui/parts/icon'
import { Lamp } from '../../ui/parts/lamp'
import { Page } from '../../ui/parts/page'
import { SectHead } from '../../ui/parts/sect-head'
import { initials } from '../initials'
import { InstallHint } from '../install-hint'
import { PhoneNews } from '../phone-news'
import { late } from '../late'
import { paths } from '../phone-paths'
import { PhoneTabs } from '../phone-tabs'
import { usePhone } from '../use-phone'
import { usePlace } from '../use-place'
import { VisitRow } from './visit-row'
import { WaitingPhoto } from './waiting-photo'

const Questions = late(() => import('../talk/questions').then((each) => each.Questions))

export function Day() {
  const { client, say } = usePhone()
  usePlace(client)
  const { day } = say.text
  const rows = client.day.value
  const rested = useRested()
  const session = client.session.value
  const open = rows?.filter(isAhead) ?? []
  const over = (rows?.filter((row) => !isAhead(row)) ?? []).sort(byMoment)
  const today = over.filter((row) => isToday(whenOf(row)))
  const earlier = over.filter((row) => !today.includes(row))
  const next = nextOf(open)
  return (
    <Page
      key={rows?.length || rested ? 'here' : 'coming'}
      large
      title={day.title}
      end={
        session.is === 'signed-in' && <Avatar initials={initials(session.account.name)} name={session.account.name} />
      }
      under={
        <p class="spread small">
          <span class="muted">{say.weekday(new Date())}</span>
          <UnsentLamp />
        </p>
      }
      dock={next && <Next row={next} />}
      tabs={<PhoneTabs current="home" />}
    >
      <PhoneNews />
      <InstallHint />
      <WaitingPhoto />
      {!rows?.length && (rested ? <NoRows /> : <Ghost words={day.loading} />)}
      {today.length > 0 && <Rows rows={today} />}
      {open.length > 0 && (
        <section>
          <SectHead
            title={day.ahead(open.length)}
            count={day.ready(open.filter((row) => row.readiness.is === 'ready').length)}
          />
          <Rows rows={open} />
        </section>
      )}
      {earlier.length > 0 && (
        <section>
          <SectHead title={day.done} count={earlier.length} />
          <Rows rows={earlier.toReversed()} />
        </section>
      )}
      <Questions />
    </Page>
  )
}

function Rows({ rows }: { rows: DayRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <VisitRow key={row.id} row={row} />
      ))}
    </ul>
  )
}

function UnsentLamp() {
  const { client, say } = usePhone()
  const { lamp } = say.text
  const { operations, photos } = client.status.unsent.value
  if (photos > 0) return <Lamp state="phone">{lamp.unsentPhotos(photos)}</Lamp>
  if (operations > 0) return <Lamp state="phone">{lamp.unsentRecords(operations)}</Lamp>
  return client.status.lamp.value === 'empty' ? null : <Lamp state="sent">{lamp.allSent}</Lamp>
}

/** A phone the server has never answered has not been told of any inspection yet: that is not the same as none; nor is a
 *  first answer that is still coming. */
function NoRows() {
  const { client, say } = usePhone()
  const { day } = say.text
  const told = client.status.last_contact.value !== null
  const sending = client.status.sending.value
  return (
    <Empty
      icon={told ? 'inbox' : 'load'}
      title={told ? day.empty : day.emptyOffline}
      words={told ? day.emptyWhat : day.emptyOfflineWhat}
    >
      <Button icon="again" busy={sending} onClick={() => void client.sync()}>
        {day.refresh}
      </Button>
    </Empty>
  )
}

/** All that has come is shown: nothing moves when there are rows after all. */
function useRested(): boolean {
  const { client } = usePhone()
  const sending = client.status.sending.value
  const there = client.day.value !== null
  const [rested, setRested] = useState(false)
  useEffect(() => {
    if (sending || !there) return
    let gone = false
    void client.dayRead().then(() => gone || setRested(true))
    return () => {
      gone = true
    }
  }, [sending, there])
  return rested
}

function Next({ row }: { row: DayRow }) {
  const { say } = usePhone()
  const { day } = say.text
  const here = isHere(row)
  return (
    <>
      <p class="row small">
        <span class={here ? 'ok row' : 'muted row'}>
          <Icon name="pin" />
        </span>
        <span>
          <strong>{here ? day.atPoint : day.next}</strong>{' '}
          {row.distance_m === null || row.accuracy_m === null
            ? row.address
            : day.where(say.metres(row.distance_m), say.metres(row.accuracy_m), row.address)}
        </span>
      </p>
      <Button kind="primary" large wide after="arrow" href={paths.inspection(row.id)}>
        {row.started ? day.resume : row.readiness.is === 'ready' ? day.start : day.open}
      </Button>
    </>
  )
}

function isAhead(row: DayRow): boolean {
  return !row.finished && row.state !== 'cancelled' && row.mine
}

function byMoment(a: DayRow, b: DayRow): number {
  return Date.parse(whenOf(a) ?? '') - Date.parse(whenOf(b) ?? '') || 0
}

function isToday(at: string | null): boolean {
  return at !== null && new Date(at).toDateString() === new Date().toDateString()
}

function isHere(row: DayRow): boolean {
  return row.distance_m !== null && row.distance_m <= row.radius_m
}

/** Where the person stands comes first, then what was begun, then what is due. */
function nextOf(rows: DayRow[]): DayRow | undefined {
  return rows.find(isHere) ?? rows.find((row) => row.started) ?? rows[0]
}
