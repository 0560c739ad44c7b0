// What the buttons say that open the dialogs of exports.

import type { OpenExportsText } from '../ru/open-exports'

export const openExports: OpenExportsText = {
  application: 'Download the report and the case',
  list: 'Export',
}
