// What a person on the phone must know now: no network, the session has ended, space runs out, an update waits.

import { Banner } from '../ui/parts/banner'
import { Button } from '../ui/parts/button'
import { paths } from './phone-paths'
import { UpdateOffer } from './update-offer'
import { usePhone } from './use-phone'

const OLD_MS = 2 * 86_400_000
const SPACE_LEFT = 50_000_000

export function PhoneNews() {
  const { client, preferences, say } = usePhone()
  // What is only on the page would go with it.
  const update = client.unkept.value.length > 0 ? null : preferences.update.value
  return (
    <div class="news">
      <Kept />
      <Talk />
      <Space />
      <UpdateOffer update={update} words={say.text.update} />
    </div>
  )
}

function Kept() {
  const { client, preferences, say } = usePhone()
  const { storage } = say.text
  const { is } = client.health.value
  const unkept = client.unkept.value.length
  if (unkept > 0) {
    const look = () => (preferences.unkept.value = true)
    return (
      <Banner state="bad" icon="octagon" action={<Button onClick={look}>{storage.look}</Button>}>
        {storage.unkept(unkept)}
      </Banner>
    )
  }
  if (is !== 'well') {
    return (
      <Banner state={is === 'failed' ? 'bad' : 'warn'} icon="disk">
        {storage[is]}
      </Banner>
    )
  }
  if (!client.erased.value) return null
  return (
    <Banner state="bad" icon="octagon" action={<Button href={paths.phone}>{storage.look}</Button>}>
      {storage.erased}
    </Banner>
  )
}

function Talk() {
  const { client, say } = usePhone()
  const { net, session } = say.text
  const talk = client.status.talk.value
  const signed = client.session.value
  if (talk.is === 'sign-in-needed' || (signed.is === 'signed-in' && signed.expired)) {
    return (
      <Banner state="warn" icon="triangle" action={<Button href={paths.signIn}>{session.signInAgain}</Button>}>
        <strong>{session.expired}</strong> {session.expiredKept}
      </Banner>
    )
  }
  if (talk.is === 'refused') {
    return (
      <Banner state="bad" icon="octagon" urgent>
        <strong>{session.refused}</strong> {say.problem(talk.code, talk.facts)}
      </Banner>
    )
  }
  if (!client.status.online.value || talk.is === 'unreachable') {
    const why = talk.is === 'unreachable' && client.status.online.value ? talk.why : null
    return (
      <Banner state="calm" icon="offline">
        {why === 'offline' ? net.silent : net[why ?? 'offline']}
      </Banner>
    )
  }
  return null
}

function Space() {
  const { client, say } = usePhone()
  const { storage } = say.text
  const room = client.storage.value
  const { oldest_at } = client.status.unsent.value
  const action = <Button href={paths.sending}>{storage.toSending}</Button>
  if (room && room.quota > 0 && room.quota - room.used < SPACE_LEFT) {
    return (
      <Banner state="bad" icon="octagon" action={action}>
        {storage.full(say.bytes(Math.max(0, room.quota - room.used)))}
      </Banner>
    )
  }
  if (room?.short) {
    return (
      <Banner state="bad" icon="octagon" action={action}>
        {storage.short}
      </Banner>
    )
  }
  const age = oldest_at === null ? 0 : Date.now() - oldest_at
  if (age < OLD_MS) return null
  return (
    <Banner state="warn" icon="clock" action={action}>
      {storage.old(Math.floor(age / 86_400_000))}
    </Banner>
  )
}
