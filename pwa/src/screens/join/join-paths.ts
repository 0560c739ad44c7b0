// Where the pages that lead to an account live.

export const joinPaths = {
  join: '/join',
  confirm: '/confirm',
  forgot: '/forgot',
  reset: '/reset',
  mailbox: '/mailbox',
} as const
