// Where the pages of the desk live.

export const deskPaths = {
  queue: '/queue',
  application: (id: string, item?: string) => `/queue/${id}${item ? `#${item}` : ''}`,
  decision: (id: string, decision: string) => `/queue/${id}/decisions/${decision}`,
  help: '/help',
  helpThread: (id: string) => `/help/${id}`,
  rules: '/rules',
  visits: '/visits',
  people: '/people',
  phones: '/phones',
  checklists: '/checklists',
  rescue: '/rescue',
  audit: '/audit',
} as const
