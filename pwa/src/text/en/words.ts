// All the English words of the phone, fetched only by those who read English.

import { kinds } from './kinds'
import { phone } from './phone'
import { problems } from './problems'

export const en = { text: phone, kinds, problems, m: 'm', km: 'km', kb: 'kB', mb: 'MB', gb: 'GB', percent: '%' }
