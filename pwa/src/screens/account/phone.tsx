// «На этом телефоне»: what waits here, what is missing, how much room there is, and the rescue file.

import type { ComponentChildren } from 'preact'
import { BALLAST_BYTES, type OnPhone } from '../../core/kept/on-phone'
import { Button } from '../../ui/parts/button'
import { Empty } from '../../ui/parts/empty'
import { Icon } from '../../ui/parts/icon'
import { Page } from '../../ui/parts/page'
import { SectHead } from '../../ui/parts/sect-head'
import { PhoneNews } from '../phone-news'
import { phonePageWords } from '../phone-page-words'
import { paths } from '../phone-paths'
import { PhoneTabs } from '../phone-tabs'
import { TakeIn } from '../take-in'
import { usePhone } from '../use-phone'
import { ErasedNotice } from './erased-notice'
import { RescueFile } from './rescue-file'
import { useOnPhone } from './use-on-phone'

/** A store this young, with the server waiting for photos that are not in it, may have been erased. */
const YOUNG_MS = 30 * 86_400_000

export function PhonePage() {
  const { client, say } = usePhone()
  const text = phonePageWords(say.locale)
  const { state, again } = useOnPhone()
  return (
    <Page title={text.title} back={{ href: paths.more, label: text.back }} tabs={<PhoneTabs current="more" />}>
      <PhoneNews />
      {state.is === 'counting' && <p class="plain coming">{text.counting}</p>}
      {state.is === 'failed' && (
        <>
          <Empty icon="disk" title={text.failed} words={text.failedWhat} />
          <p class="plain">
            <Button wide icon="again" onClick={again}>
              {text.retry}
            </Button>
          </p>
          <Rescue needed />
        </>
      )}
      {state.is === 'counted' && (
        <>
          {client.erased.value && (
            <ErasedNotice held={client.erased.value} arrived={state.phone.arrived} understood={client.understood} />
          )}
          <Unsent phone={state.phone} />
          <Rescue needed={state.phone.operations + state.phone.photos > 0} />
          <Room phone={state.phone} />
          <ThisPhone phone={state.phone} />
        </>
      )}
    </Page>
  )
}

function Unsent({ phone }: { phone: OnPhone }) {
  const { client, say } = usePhone()
  const text = phonePageWords(say.locale)
  const waiting = text.waiting(phone.operations, phone.photos, phone.answers)
  const young = phone.since !== null && Date.now() - phone.since < YOUNG_MS
  return (
    <section>
      <SectHead title={text.unsent} />
      <div class="plain stack">
        <p class="row">
          <Icon name={waiting ? 'phone' : 'check'} />
          <strong>{waiting || text.allSent}</strong>
        </p>
        {phone.answers > 0 && <p class="small">{text.answersStay}</p>}
        {phone.bytes > 0 && <p class="small muted">{text.size(say.bytes(phone.bytes))}</p>}
        {phone.oldest_at !== null && (
          <p class="small">
            {text.oldest} {say.moment(phone.oldest_at)}
          </p>
        )}
        {phone.gone > 0 && <Missing bad>{text.gone(phone.gone)}</Missing>}
        {phone.elsewhere > 0 && (
          <Missing>
            {text.elsewhere(phone.elsewhere)} {young && phone.since !== null && text.fresh(say.moment(phone.since))}
          </Missing>
        )}
        {phone.others && young && !client.erased.value && <Missing>{text.others}</Missing>}
        {phone.refused > 0 && (
          <div class="kept">
            <div class="spread">
              <span>{text.refused(phone.refused)}</span>
              <Button href={paths.sending}>{text.toSending}</Button>
            </div>
          </div>
        )}
      </div>
    </section>
  )
}

function Missing({ bad, children }: { bad?: boolean; children: ComponentChildren }) {
  return (
    <div class="kept" data-s={bad ? 'bad' : undefined}>
      <p class="row top-row">
        <Icon name={bad ? 'octagon' : 'triangle'} />
        <span>{children}</span>
      </p>
    </div>
  )
}

function Rescue({ needed }: { needed: boolean }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  return (
    <section>
      <SectHead title={text.rescue} />
      {needed ? (
        <div class="plain stack">
          <p class="small">{text.rescueWhat}</p>
          <RescueFile />
          <p class="small muted">{text.rescueLong}</p>
        </div>
      ) : (
        <p class="plain small">{text.rescueLater}</p>
      )}
      <SectHead title={text.takeIn} />
      <div class="plain stack">
        <p class="small">{text.takeInWhat}</p>
        <TakeIn />
      </div>
    </section>
  )
}

function Room({ phone: { room, persisted, kept } }: { phone: OnPhone }) {
  const { client, say } = usePhone()
  const text = phonePageWords(say.locale)
  const promise = { true: text.persisted, false: text.notPersisted, null: text.persistUnknown }[String(persisted)]
  return (
    <section>
      <SectHead title={text.room} />
      <Facts
        facts={[
          [text.used, room ? say.bytes(room.used) : text.roomUnknown],
          [text.free, room ? say.bytes(Math.max(0, room.quota - room.used)) : text.roomUnknown],
          [text.left, client.storage.value?.short ? text.leftNone : text.leftIs(say.bytes(BALLAST_BYTES))],
          [text.keeps, promise],
          [text.kept, text.waiting(kept.operations, kept.photos) || '0'],
        ]}
      />
    </section>
  )
}

function ThisPhone({ phone }: { phone: OnPhone }) {
  const { say } = usePhone()
  const text = phonePageWords(say.locale)
  return (
    <section>
      <SectHead title={text.phone} />
      <Facts
        facts={[
          [text.contact, phone.last_contact === null ? text.never : say.moment(phone.last_contact)],
          [text.name, <span lang="en">{phone.name}</span>],
          [text.version, <span class="code">{phone.app_version}</span>],
          [text.device, <span class="code">{phone.device.slice(0, 8)}</span>],
          ...(phone.since === null ? [] : [[text.since, say.moment(phone.since)] as [string, string]]),
        ]}
      />
    </section>
  )
}

function Facts({ facts }: { facts: [string, ComponentChildren][] }) {
  return (
    <dl class="plain told">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
