// What the server's refusals mean, in English: what happened, what was kept, what to do.

import type { ProblemText } from '../ru/problems'

export const problems: ProblemText = {
  'account-blocked': 'The account is blocked. Your work is kept. Ask the administrator.',
  'answer-rejected': 'The server did not take this answer. The value is kept; correct it at the item.',
  'body-too-large': 'The file is too large, the server did not take it. It is kept on the phone.',
  collision: 'The phone sent two different entries under one number. Both are kept, the administrator will see them.',
  'cross-site': 'The server did not recognise the app. Open it at its usual address and try again.',
  'device-of-another': 'This phone belongs to another person. The work is kept. Ask the administrator.',
  'email-taken': 'Another account has this e-mail.',
  'inspection-closed': 'The inspection is closed. The value is kept, the administrator will see it.',
  'invalid-operation': 'The server did not understand the entry. It is kept, the administrator will see it.',
  'invalid-request': 'Check the fields: something cannot be used. What you typed is kept.',
  'not-allowed': 'Your role may not do this.',
  'not-assigned': 'The inspection was given to somebody else. Your entry is kept, the administrator will see it.',
  'not-found': 'This is no longer on the server.',
  'not-signed-in': 'The session has ended. Sign in again, the work is kept.',
  'out-of-order': 'An earlier entry is missing. The phone will send it by itself.',
  'photo-cut-short': 'The photo did not arrive whole. The phone will send it again.',
  'photo-mismatch': 'The photo was damaged on its way. The phone will send it again.',
  'photo-not-announced': 'The server does not know of this photo yet. The phone will send its entry first.',
  'server-fault': 'Something broke on the server. Your work is kept, we will try again.',
  'sign-in-refused': 'E-mail or password do not match. Check the keyboard layout.',
  'too-many-attempts': 'Too many attempts. Wait a little and try again.',
  'unknown-inspection': 'The server does not know this inspection. The entry is kept, the administrator will see it.',
  'unknown-item': 'This version of the checklist has no such item. The entry is kept.',
  'version-missing': 'Reload the page and try again. What you typed is kept.',
  'version-stale': 'Somebody changed this while you were deciding. What you typed is kept; compare and try again.',
  unknown: 'The server refused. What you typed is kept. Update the app, or ask the administrator.',
}
