// The style of the phone, in one place and in order; the desk adds its own when it is opened.

import './tokens.css'
import './base.css'
import './signs.css'
import './answers.css'
import './news.css'
import './rows.css'
import './phone.css'
import './extra.css'
import './phone-screens.css'
import './door.css'
