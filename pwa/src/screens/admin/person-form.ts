// What must be right about a person before the server is asked, and a password somebody can read aloud.

export type PersonFault = 'name' | 'email' | 'password'

/** The same length that the server asks for. */
export const PASSWORD_LENGTH = 8
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const INVENTED = { groups: 4, letters: 4 }

/** Only what is given is looked at. */
export function personFaults(draft: { name?: string; email?: string; password?: string }): PersonFault[] {
  const faults: PersonFault[] = []
  if (draft.name !== undefined && !draft.name.trim()) faults.push('name')
  if (draft.email !== undefined && !EMAIL.test(draft.email.trim())) faults.push('email')
  if (draft.password !== undefined && draft.password.length < PASSWORD_LENGTH) faults.push('password')
  return faults
}

/** Four groups of four: about 78 bits. */
export function inventPassword(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(INVENTED.groups * INVENTED.letters))
  const letters = [...drawn].map((each) => LETTERS[each % LETTERS.length])
  const groups = Array.from({ length: INVENTED.groups }, (_, at) =>
    letters.slice(at * INVENTED.letters, (at + 1) * INVENTED.letters),
  )
  return groups.map((group) => group.join('')).join('-')
}
