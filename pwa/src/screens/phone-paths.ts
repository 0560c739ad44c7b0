// Where the screens of the phone live.

export const paths = {
  home: '/',
  signIn: '/sign-in',
  check: '/check',
  sending: '/sending',
  more: '/more',
  phone: '/phone',
  help: (id: string) => `/applications/${id}/help`,
  myData: '/my-data',
  inspection: (id: string) => `/inspections/${id}`,
  section: (id: string, section: string, item?: string) =>
    `/inspections/${id}/sections/${section}${item ? `#${item}` : ''}`,
  /** Back to a section, on to what comes after this item. */
  onwards: (id: string, section: string, after: string) => `/inspections/${id}/sections/${section}?after=${after}`,
  questionnaire: (id: string) => `/applications/${id}/questionnaire`,
  after: (id: string, step: string) => `/applications/${id}/${step}`,
  papers: (id: string) => `/applications/${id}/papers`,
  camera: (id: string, item: string) => `/inspections/${id}/camera/${item}`,
  series: (id: string) => `/inspections/${id}/series`,
  speed: (id: string, item: string) => `/inspections/${id}/speed/${item}`,
  missing: (id: string) => `/inspections/${id}/missing`,
  item: (id: string, item: string) => `/inspections/${id}/sections/${item.split('-')[0]}#${item}`,
} as const
