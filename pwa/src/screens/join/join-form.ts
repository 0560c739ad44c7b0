// What must be right in a registration before the server is asked.

export type JoinFault = 'name' | 'email' | 'phone' | 'password' | 'consent'

export interface Draft {
  name: string
  email: string
  phone: string
  password: string
  consent: boolean
}

/** The same length that the server asks for. */
export const PASSWORD_LENGTH = 8
const EMAIL = /^[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+$/

export const isEmail = (text: string): boolean => EMAIL.test(text.trim())

/** Only what is given is looked at, in the order of the form. */
export function joinFaults(draft: Partial<Draft>): JoinFault[] {
  const wrong: Record<JoinFault, boolean> = {
    name: draft.name !== undefined && !draft.name.trim(),
    email: draft.email !== undefined && !isEmail(draft.email),
    phone: draft.phone !== undefined && !/\d/.test(draft.phone),
    password: draft.password !== undefined && draft.password.length < PASSWORD_LENGTH,
    consent: draft.consent === false,
  }
  return (Object.keys(wrong) as JoinFault[]).filter((each) => wrong[each])
}

/** Which field a refusal of the server is about; none when it is about the whole. */
export function fieldOf(code: string, facts: Record<string, unknown>): JoinFault | null {
  const known: Record<string, JoinFault> = {
    'phone-unusable': 'phone',
    'phone-taken': 'phone',
    'password-is-email': 'password',
    'terms-changed': 'consent',
  }
  const named = Object.keys((facts.fields as object | undefined) ?? {})[0]
  const fields: string[] = ['name', 'email', 'phone', 'password', 'consent']
  return known[code] ?? (named && fields.includes(named) ? (named as JoinFault) : null)
}
