// Starts the page of a point's computer: no account, no storage, no service worker.

import { render } from 'preact'
import { thisComputer } from './core/line/computer'
import { LinePage } from './screens/line/page'
import './ui/phone-style'
import './ui/line.css'

const place = document.getElementById('app')
const code = decodeURIComponent(location.pathname.split('/')[2] ?? '')
if (place) render(<LinePage computer={thisComputer()} code={code} />, place)
