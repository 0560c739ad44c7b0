// «Ещё»: who is signed in, language, appearance, what this phone keeps, and the way out.

import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { inIosTab, isInstalled } from '../../device/install'
import { Alarm } from '../../ui/parts/alarm'
import { Avatar } from '../../ui/parts/avatar'
import { Badge } from '../../ui/parts/badge'
import { BellIcon, shown } from '../../ui/parts/bell'
import { Button } from '../../ui/parts/button'
import { Icon } from '../../ui/parts/icon'
import { Page } from '../../ui/parts/page'
import { SectHead } from '../../ui/parts/sect-head'
import { Sheet } from '../../ui/parts/sheet'
import { useApplications } from '../applicant/use-applications'
import { initials } from '../initials'
import { bellWords } from '../notices/bell-words'
import { NOTICES, useUnread } from '../notices/use-told'
import { PhoneNews } from '../phone-news'
import { paths } from '../phone-paths'
import { PhoneTabs } from '../phone-tabs'
import { usePhone } from '../use-phone'
import { moreWords } from './more-words'
import { useOnPhone } from './use-on-phone'

export function MorePage() {
  const { client, say } = usePhone()
  const [leaving, setLeaving] = useState(false)
  const text = moreWords(say.locale)
  const session = client.session.value
  return (
    <Page large title={text.title} tabs={<PhoneTabs current="more" />}>
      <PhoneNews />
      {session.is === 'signed-in' && (
        <div class="plain row who">
          <Avatar initials={initials(session.account.name)} name={session.account.name} />
          <p>
            <strong>{session.account.name}</strong>
            <br />
            <span class="small muted">
              {session.account.email}, {text.roles[session.account.role]}
            </span>
          </p>
        </div>
      )}
      <p class="plain">
        <NoticesLink />
      </p>
      {session.is === 'signed-in' && session.account.role === 'applicant' && <HelpLink />}
      <Choices />
      <SectHead title={text.phone} />
      <Storage />
      <p class="plain">
        <Button wide icon="phone" href={paths.phone}>
          {say.text.more.onPhone}
        </Button>
      </p>
      {session.is === 'signed-in' && session.account.role === 'applicant' && (
        <p class="plain">
          <Button wide icon="shield" href={paths.myData}>
            {text.myData}
          </Button>
        </p>
      )}
      <p class="plain small">
        {text.version} <span class="code">{__APP_VERSION__}</span>
      </p>
      <p class="plain">
        <Button wide icon="exit" onClick={() => setLeaving(true)}>
          {text.signOut}
        </Button>
      </p>
      {leaving && <LeaveSheet onClose={() => setLeaving(false)} />}
    </Page>
  )
}

function NoticesLink() {
  const { say } = usePhone()
  const text = bellWords(say.locale)
  const unread = useUnread()
  return (
    <Button wide href={NOTICES} label={unread ? text.unread(unread) : undefined}>
      <BellIcon />
      {text.name}
      {unread ? <Badge state="you">{shown(unread)}</Badge> : null}
    </Button>
  )
}

function HelpLink() {
  const { client, say } = usePhone()
  const applications = useApplications(client).kept
  const id = applications ? applications[0]?.id : client.day.value?.[0]?.application_id
  if (applications && !id) return null
  return (
    <p class="plain">
      <Button wide icon="inbox" href={id && paths.help(id)} disabled={!id}>
        {moreWords(say.locale).help}
      </Button>
    </p>
  )
}

function Choices() {
  const { preferences, say } = usePhone()
  const text = moreWords(say.locale)
  const themes = { system: text.themes.auto, light: text.themes.light, dark: text.themes.dark }
  return (
    <>
      <fieldset class="plain stack">
        <legend class="vh">{text.language}</legend>
        <p class="small row muted" aria-hidden="true">
          <Icon name="globe" />
          {text.language}
        </p>
        <div class="choices" data-kind="chips">
          {(['ru', 'en'] as const).map((locale) => (
            <label key={locale} lang={locale}>
              <input
                type="radio"
                name="locale"
                checked={say.locale === locale}
                onChange={() => preferences.choose({ locale })}
              />
              {locale === 'ru' ? 'Русский' : 'English'}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset class="plain stack">
        <legend class="vh">{text.theme}</legend>
        <p class="small row muted" aria-hidden="true">
          <Icon name="contrast" />
          {text.theme}
        </p>
        <div class="choices" data-kind="chips">
          {(['system', 'light', 'dark'] as const).map((theme) => (
            <label key={theme}>
              <input
                type="radio"
                name="theme"
                checked={preferences.theme.value === theme}
                onChange={() => preferences.choose({ theme })}
              />
              {themes[theme]}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}

function Storage() {
  const { client, say } = usePhone()
  const text = moreWords(say.locale)
  const room = client.storage.value
  return (
    <div class="plain row top-row">
      <Icon name="disk" />
      <p class="small">
        {room && (
          <>
            <strong>{text.storageUsed(say.bytes(room.used), say.bytes(room.quota))}</strong>
            <br />
          </>
        )}
        {inIosTab() ? (
          <>
            <strong>{say.text.more.install}</strong> {say.text.more.installHow}
          </>
        ) : isInstalled() ? (
          text.installed
        ) : room?.persisted ? (
          text.persisted
        ) : (
          text.notPersisted
        )}
      </p>
    </div>
  )
}

function LeaveSheet({ onClose }: { onClose: () => void }) {
  const { client, say } = usePhone()
  const { route } = useLocation()
  const text = moreWords(say.locale)
  const { count } = say.text
  const { operations, photos } = client.status.unsent.value
  const { state } = useOnPhone()
  const answers = state.is === 'counted' ? state.phone.answers : 0
  const unsent = [
    operations > 0 && count.records(operations),
    photos > 0 && count.photos(photos),
    answers > 0 && text.answers(answers),
  ].filter(Boolean)
  const [failed, setFailed] = useState(false)
  const leave = async () => {
    if (await client.signOut()) route(paths.signIn, true)
    else setFailed(true)
  }
  return (
    <Sheet
      title={text.signOutAsk}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" large wide onClick={onClose}>
            {text.stay}
          </Button>
          <Button kind="bad" large wide onClick={() => void leave()}>
            {text.leave}
          </Button>
        </>
      }
    >
      {unsent.length > 0 && (
        <p class="kept">
          <span>{text.signOutUnsent(unsent.join(', '))}</span>
        </p>
      )}
      {client.unkept.value.length > 0 && <Alarm words={say.text.storage.unkept(client.unkept.value.length)} />}
      <p>{text.signOutWhat}</p>
      <Alarm words={failed ? text.leaveFailed : null} />
    </Sheet>
  )
}
