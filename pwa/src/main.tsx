// Starts the app: the client, the words, the router.

import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { makeClient, type Client } from './core/client'
import { browserPhone } from './device/browser-phone'
import { watchForUpdate } from './device/update'
import { watchWriting } from './device/written'
import { fetchEarly, homeOf, lazily, SCREENS } from './routes'
import { paths } from './screens/phone-paths'
import { Trouble } from './screens/trouble'
import { localeOf, makePreferences, PhoneContext, type Preferences } from './screens/use-phone'
import { knows, learn, say } from './text'
import './ui/phone-style'

/** Who has not signed in, who can keep nothing, and who opens an address that is no screen of theirs. */
const Door = lazily(() => import('./screens/door').then((each) => each.Door))

function App({ client, preferences }: { client: Client; preferences: Preferences }) {
  return (
    <PhoneContext.Provider value={{ client, preferences }}>
      <LocationProvider>
        <ErrorBoundary>
          <Screens client={client} preferences={preferences} />
        </ErrorBoundary>
        <Trouble />
      </LocationProvider>
    </PhoneContext.Provider>
  )
}

function Screens({ client, preferences }: { client: Client; preferences: Preferences }) {
  const { path, route } = useLocation()
  const session = client.session.value
  const waiting = client.waiting.value
  const locale = localeOf({ client, preferences })
  const role = session.is === 'signed-in' ? session.account.role : null

  const [spoken, setSpoken] = useState(knows(locale) ? locale : null)

  useEffect(() => {
    const speak = () => {
      document.documentElement.lang = locale
      document.title = say(locale).text.brand
      setSpoken(locale)
    }
    void learn(locale).then(speak, speak)
  }, [locale])
  useEffect(() => {
    if (waiting && role) route(paths.item(waiting.inspection_id, waiting.item), true)
  }, [role])

  if (session.is === 'checking' || spoken === null) return null
  const door = <Door home={role ? homeOf(role) : paths.signIn} />
  const waits = session.is === 'signed-in' && session.account.confirmed === false
  if (role === null || waits || path === paths.signIn || path === '/notices') return door
  return (
    <Router>
      {SCREENS.filter((screen) => screen.roles.includes(role)).map((screen) => (
        <Route key={screen.path} path={screen.path} component={screen.view} />
      ))}
      <Route default component={() => door} />
    </Router>
  )
}

function start(): void {
  fetchEarly(location.pathname)
  const client = makeClient(browserPhone(), { api: '/api/v1', app_version: __APP_VERSION__ })
  const preferences = makePreferences()
  const place = document.getElementById('app')
  if (place) render(<App client={client} preferences={preferences} />, place)
  addEventListener('beforeunload', (event) => client.unkept.value.length > 0 && event.preventDefault())
  void client.begin()
  const tab = { settled: client.settled, unwritten: watchWriting(document) }
  void watchForUpdate((update) => (preferences.update.value = update), tab)
}

start()
