// Who stands at the door: somebody who opens a page for everybody or for every role, who is to sign in, or who is lost.

import type { ComponentType } from 'preact'
import { lazy, useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { NoStorage } from './account/no-storage'
import { SignIn } from './account/sign-in'
import { joinPaths } from './join/join-paths'
import { late } from './late'
import { learnPaths } from './learn/learn-paths'
import { NotLoaded } from './not-loaded'
import { paths } from './phone-paths'
import { publicPaths } from './public/public-paths'
import { usePhone } from './use-phone'

const comes = (load: () => Promise<ComponentType>) => lazy<ComponentType>(() => load().catch(() => NotLoaded))

/** With the page of somebody who has not confirmed their e-mail. */
const JoinPages = comes(() => import('./join/pages').then((each) => each.JoinPages))

const LinkedPages = comes(() => import('./public/pages').then((each) => each.LinkedPages))

/** Pages that need no account, by how their address begins. */
const FOR_EVERYBODY: Record<string, ComponentType> = {
  ...Object.fromEntries(Object.values(joinPaths).map((each) => [each, JoinPages])),
  [paths.check]: comes(() => import('./public/check').then((each) => each.CheckPage)),
  [publicPaths.requirements]: comes(() =>
    import('./public/requirements/requirements').then((each) => each.RequirementsPage),
  ),
  ...Object.fromEntries(
    [learnPaths.certificate, publicPaths.contract, publicPaths.point, publicPaths.pc, publicPaths.access].map(
      (each) => [each, LinkedPages],
    ),
  ),
  [learnPaths.all]: comes(() => import('./learn/pages').then((each) => each.LearnPages)),
  [publicPaths.preflight]: comes(() => import('./public/preflight/preflight').then((each) => each.PreflightPage)),
}

const Farewell = late(() => import('./account/my-data/farewell').then((each) => each.FarewellPage))

/** Pages that every role has: here, so that the first question need not know of them. */
const FOR_ALL_ROLES = {
  '/notices': comes(() => import('./notices/notices').then((each) => each.NoticesPage)),
}

/** Pages that an applicant comes to from their home, and from «Ещё». */
const FOR_APPLICANTS = {
  '/my-data': comes(() => import('./account/my-data/my-data').then((each) => each.MyDataPage)),
  '/applications': comes(() => import('./applicant/pages').then((each) => each.ApplicationPage)),
}

/** `home`: where this person belongs when the address is nobody's. */
export function Door({ home }: { home: string }) {
  const { client } = usePhone()
  const { path, route } = useLocation()
  const session = client.session.value
  const unconfirmed = session.is === 'signed-in' && session.account.confirmed === false
  const role = session.is === 'signed-in' ? session.account.role : null
  const own =
    (role ? pageOf(path, FOR_ALL_ROLES) : null) ?? (role === 'applicant' ? pageOf(path, FOR_APPLICANTS) : null)
  const Page = pageOf(path, FOR_EVERYBODY) ?? (!unconfirmed ? own : session.expired ? SignIn : JoinPages)
  const here = session.is === 'signed-in' ? path === paths.signIn && session.expired : path === paths.signIn
  const lost = Page === null && session.is !== 'no-storage' && !here && !client.farewell.value
  useEffect(() => {
    // who has just been led elsewhere is not led from there
    if (lost && isAt(path)) route(session.is === 'signed-in' ? (wanted() ?? home) : wanting(home), true)
  }, [lost, home, path])

  if (Page) return <Page />
  if (client.farewell.value) return <Farewell {...client.farewell.value} />
  if (session.is === 'no-storage') return <NoStorage />
  return session.is === 'signed-in' && lost ? null : <SignIn />
}

/** Who followed a link before signing in is led on to it after. */
function wanting(signIn: string): string {
  const { pathname, search } = location
  return pathname === paths.home ? signIn : `${signIn}?to=${encodeURIComponent(pathname + search)}`
}

function wanted(): string | null {
  const to = location.pathname === paths.signIn ? new URLSearchParams(location.search).get('to') : null
  return to && /^\/(?![/\\])/.test(to) && !to.startsWith(paths.signIn) ? to : null
}

function isAt(path: string): boolean {
  return (location.pathname.replace(/\/+$/, '') || '/') === path
}

function pageOf(path: string, pages: Record<string, ComponentType>) {
  const found = Object.entries(pages).find(([begins]) => path === begins || path.startsWith(`${begins}/`))
  return found?.[1] ?? null
}
