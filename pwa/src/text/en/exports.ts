// The words of what is taken away: the report, the case, lists.

import type { ExportsText } from '../ru/exports'

export const exports: ExportsText = {
  application: {
    title: 'Download',
    language: 'Language of the report',
    languages: { ru: 'Русский', en: 'English' },
    kinds: {
      pdf: {
        name: 'Report as PDF',
        what: 'The result with its arithmetic, both voices side by side, photos in pairs, decisions, codes to check. Fit for print.',
        make: 'Make the report',
      },
      case: {
        name: 'The whole case as ZIP',
        what: 'The report, photos byte for byte, every record of the phones, receipts and hashes: verified without us.',
        make: 'Pack the case',
      },
    },
    made: 'Your files of this application',
    none: 'Files that you ask for appear here. You may close this window: they wait for you.',
    waiting: 'In the queue',
    working: (done, total) => `Making it: ${done} of ${total}`,
    ready: (size, at) => `${size}, as it was on ${at}`,
    until: (day) => `kept until ${day}`,
    failed: 'It did not work. Ask again; if it happens again, tell the administrator.',
    download: 'Download',
    downloadNamed: (name, at) => `Download: ${name}, ${at}`,
    unreachable: 'This was not sent. Try again when the connection is back.',
  },
  list: {
    title: 'Export the list',
    what: 'The whole list as it is filtered and searched now, not only what the page shows.',
    kinds: {
      xlsx: { name: 'XLSX table', what: 'For Excel and the like: dates as dates, texts as texts.' },
      csv: { name: 'CSV table', what: 'UTF-8, separated by commas, decimal points.' },
      geojson: { name: 'GeoJSON map', what: 'The premises as points for maps: number, address, stage, result.' },
    },
    download: (name) => `Download: ${name}`,
  },
}
