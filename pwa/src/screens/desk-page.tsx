// The frame around every page of the desk: sections by role, the person and the way out.

import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Role } from '../api/shapes'
import { DeskIcon, Mark, type DeskIconName } from '../ui/desk/icons'
import { Shell } from '../ui/desk/shell'
import { BellIcon } from '../ui/parts/bell'
import { deskPaths } from './desk-paths'
import { initials } from './initials'
import { bellWords } from './notices/bell-words'
import { NOTICES, useUnread } from './notices/use-told'
import { UpdateOffer } from './update-offer'
import { useDesk } from './use-desk'
import { Button } from '../ui/parts/button'

type SectionName =
  'queue' | 'help' | 'points' | 'duties' | 'visits' | 'people' | 'phones' | 'checklists' | 'rules' | 'audit'

const SECTIONS: { name: SectionName; icon: DeskIconName; for: Role[] }[] = [
  { name: 'queue', icon: 'list', for: ['reviewer', 'administrator'] },
  { name: 'help', icon: 'talk', for: ['reviewer', 'administrator'] },
  { name: 'points', icon: 'point', for: ['reviewer', 'administrator'] },
  { name: 'duties', icon: 'clock', for: ['reviewer', 'administrator'] },
  { name: 'visits', icon: 'visits', for: ['administrator'] },
  { name: 'people', icon: 'people', for: ['administrator'] },
  { name: 'phones', icon: 'phone', for: ['administrator'] },
  { name: 'checklists', icon: 'checklists', for: ['administrator'] },
  { name: 'rules', icon: 'rules', for: ['administrator'] },
  { name: 'audit', icon: 'audit', for: ['administrator'] },
]

interface Props {
  section: SectionName | 'notices'
  counts?: Partial<Record<SectionName, number>>
  /** What the browser's tab says. */
  title: string
  narrow?: boolean
  children: ComponentChildren
}

export function DeskPage({ section, counts = {}, title, narrow, children }: Props) {
  const { account, preferences, say } = useDesk()
  const unread = useUnread()
  useEffect(() => {
    document.title = `${title} · ${say.text.brand}`
  }, [title, say])
  const links = SECTIONS.filter((each) => each.for.includes(account.role)).map((each) => ({
    href: deskPaths[each.name],
    name: say.text.rail[each.name],
    icon: <DeskIcon name={each.icon} />,
    count: counts[each.name] ?? null,
    current: each.name === section,
  }))
  const bell = {
    href: NOTICES,
    name: bellWords(say.locale).name,
    icon: <BellIcon />,
    count: unread,
    sign: true,
    current: section === 'notices',
  }
  return (
    <div class="desk">
      <UpdateOffer update={preferences.update.value} words={say.text.update} />
      <Shell
        brand={<Mark />}
        brandName={say.text.brand}
        links={[...links, bell]}
        sections={say.text.sections}
        narrow={narrow}
        who={<Who narrow={narrow} />}
      >
        {children}
      </Shell>
    </div>
  )
}

function Who({ narrow }: { narrow?: boolean }) {
  const { client, account, preferences, say } = useDesk()
  const [open, setOpen] = useState(false)
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: Event) => !ref.current?.contains(event.target as Node) && setOpen(false)
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  return (
    <div class="person" ref={ref}>
      {open && (
        <div class="person-menu">
          <p class="small">
            <strong>{account.name}</strong>
            <br />
            {account.email}
          </p>
          <Choice
            name={say.text.menu.language}
            options={say.text.menu.languages}
            languages
            chosen={say.locale}
            choose={(locale) => preferences.choose({ locale })}
          />
          <Choice
            name={say.text.menu.theme}
            options={say.text.menu.themes}
            chosen={preferences.theme.value}
            choose={(theme) => preferences.choose({ theme })}
          />
          <Button onClick={() => void client.signOut()}>
            <DeskIcon name="exit" />
            {say.text.menu.signOut}
          </Button>
        </div>
      )}
      <button
        type="button"
        aria-expanded={open}
        aria-label={`${say.text.menu.open}: ${account.name}`}
        onClick={() => setOpen(!open)}
      >
        <span class="avatar">{initials(account.name)}</span>
        {!narrow && (
          <span class="name">
            {account.name}
            <br />
            <span class="muted tiny">{say.text.roles[account.role]}</span>
          </span>
        )}
      </button>
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  name: string
  options: Record<Value, string>
  /** Each option is said in the language that it names. */
  languages?: boolean
  chosen: Value
  choose: (value: Value) => void
}

function Choice<Value extends string>({ name, options, languages, chosen, choose }: ChoiceProps<Value>) {
  return (
    <div class="row wraps" role="group" aria-label={name}>
      {(Object.keys(options) as Value[]).map((value) => (
        <button
          key={value}
          type="button"
          class="chip"
          lang={languages ? value : undefined}
          aria-pressed={value === chosen}
          onClick={() => choose(value)}
        >
          {options[value]}
        </button>
      ))}
    </div>
  )
}
