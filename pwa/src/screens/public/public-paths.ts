// Where the pages for everybody live that tell what premises must be like.

export const publicPaths = {
  requirements: '/requirements',
  requirementsOf: (format: string) => `/requirements/${format}`,
  contract: '/contract',
  point: '/point',
  pointOf: (code: string) => `/point/${code}`,
  /** Typed on the computer of a point. */
  pc: '/pc',
  access: '/access',
  preflight: '/preflight',
  question: (number: number) => `/preflight/${number}`,
  result: '/preflight/result',
  /** Registration: it finds the answers by `preflightDraft`. */
  join: '/join',
} as const
