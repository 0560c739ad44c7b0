// Refusals of the server in English: what happened, what was kept, what to do.

type Facts = Record<string, unknown>

export const problems: Record<string, (facts: Facts) => string> = {
  'account-blocked': () => 'The account was closed by an administrator. What was recorded is safe; ask them.',
  'answer-rejected': () => 'The answer did not fit the item. It is kept; answer again.',
  'body-too-large': () => 'The message is larger than the server takes. It stays on the phone.',
  collision: () => 'Another record came under this number. Both are kept; the administrator was told.',
  'cross-site': () => 'The request did not come from Osmotr. Open the app again.',
  'device-of-another': () => 'This phone belongs to another person. Sign in with your own account.',
  'inspection-closed': () => 'The inspection was already closed. The record is kept and shown to the reviewer.',
  'invalid-operation': () => 'The server did not understand the record. It is kept; the administrator was told.',
  'invalid-request': () => 'The server did not understand the request. What you typed is kept; check it.',
  'not-allowed': () => 'You are not allowed to do this.',
  'not-assigned': () => 'The inspection is assigned to somebody else. The record is kept.',
  'not-found': () => 'The server does not have it: deleted or given to somebody else.',
  'not-signed-in': () => 'Please sign in again. The work is safe on the phone.',
  'out-of-order': () => 'Records came out of order. The phone sends them again by itself.',
  'photo-cut-short': () => 'Only a part of the photo arrived. The phone sends it again by itself.',
  'photo-mismatch': () => 'The bytes of the photo differ from its fingerprint. Take it again.',
  'photo-not-announced': () =>
    'The server does not know this photo yet. The phone sends the record and the photo by itself.',
  'server-fault': () => 'The server has an error. The record is kept; the administrator was told.',
  'sign-in-refused': () => 'The e-mail or the password did not match. Check the keyboard layout.',
  'too-many-attempts': (facts) =>
    facts.retry_after_s
      ? `Too many attempts. Try again in ${String(facts.retry_after_s)} s.`
      : 'Too many attempts. Try again a little later.',
  'unknown-inspection': () =>
    'The server does not know this inspection. The record is kept; the administrator was told.',
  'unknown-item': () => 'This version of the checklist has no such item. The record is kept.',
  'version-missing': () => 'It was not said which version you saw. Reload the page.',
  'version-stale': () => 'Somebody changed this while you were looking. Reload and check.',
  'act-not-possible': () => 'This cannot be done now: the state is already another one. Reload the page.',
  'insecure-connection': () => 'Signing in needs https. Open the address that begins with https.',
  'method-not-allowed': () => 'The server does not do this at such an address. Update the app.',
  erased: () => 'The person asked for these data to be erased. They are gone.',
  'photo-undecodable': () => 'The photo cannot be drawn. Its bytes are kept.',
  'refusal-final': () => 'This refusal was decided on an appeal. It is final.',
  'appeal-too-late': () => 'The time for an appeal has passed: there are 14 days after a refusal.',
  'reason-missing': () => 'A reason is needed. Write it and try again.',
  'try-later': () => 'The server is busy. Nothing is lost; try again a little later.',
  'unknown-checklist': () => 'There is no such version of the checklist.',
  'unknown-device': () => 'The server does not know this phone yet. The phone enrols by itself.',
  'unknown-profile': () => 'There is no such profile of requirements.',
  unknown: (facts) => `The server refused${facts.code ? ` (${String(facts.code)})` : ''}. What was recorded is kept.`,
  'storage-away': () =>
    'The store of the photos does not answer. Everything is kept on this phone and goes off by itself.',
  'storage-full': () =>
    'The server has run out of room. Everything is kept on this phone and goes off by itself once there is room.',
  'rescue-altered': () => 'The rescue file was spoilt on its way. Nothing was taken from it. Send the file again.',
  'rescue-cut': () => 'The rescue file is not whole. Nothing was taken from it. Send the file again.',
  'rescue-of-another': () => 'This file holds somebody else’s work. Its author or an administrator can hand it in.',
  'rescue-of-another-server': () => 'The file was made for another Osmotr server. It cannot be opened here.',
  'rescue-unproved': () => 'It cannot be proved whose phone made the file. Let its author hand it in.',
  'rescue-unreadable': () => 'This is not a rescue file, or a newer app has made it.',
  'upload-misplaced': () => 'Part of the photo is on the server already. The phone goes on by itself.',
  'protocol-unknown': () => 'The app and the server speak different versions. Update the app; what you made is kept.',
  'wrong-content-type': () => 'The server did not understand the request. What you entered is kept.',
}
