// Where the pages of the desk live.

/** Stages in which it is not the report that waits for somebody. */
const AFTER = new Set([
  'accepted',
  'contracting',
  'connecting',
  'training',
  'trying',
  'concluding',
  'opened',
  'suspended',
  'stopped',
])

export const deskPaths = {
  queue: '/queue',
  application: (id: string, item?: string) => `/queue/${id}${item ? `#${item}` : ''}`,
  /** Where an application of the queue is decided on: papers are checked by reviewers alone. */
  queued: ({ id, stage }: { id: string; stage: string }, decides: boolean) =>
    `/queue/${id}${decides && stage === 'checking' ? '/checks' : AFTER.has(stage) ? '/after' : ''}`,
  after: (id: string, step?: string) => `/queue/${id}/after${step ? `/${step}` : ''}`,
  checks: (id: string) => `/queue/${id}/checks`,
  decision: (id: string, decision: string) => `/queue/${id}/decisions/${decision}`,
  help: '/help',
  helpThread: (id: string) => `/help/${id}`,
  duties: '/duties',
  rules: '/rules',
  points: '/points',
  visits: '/visits',
  people: '/people',
  phones: '/phones',
  checklists: '/checklists',
  rescue: '/rescue',
  audit: '/audit',
} as const
