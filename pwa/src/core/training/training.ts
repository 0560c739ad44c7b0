// The training of a point's staff, for its applicant and for the network.

import type { Api } from '../../api/client'
import type { Reply } from '../../api/outcome'
import type { CheckedCertificate, StaffRole, Training } from '../../api/training-shapes'

export interface TrainingActs {
  read(): Promise<Reply<Training>>
  /** The same id is the same person, however often it is sent. */
  add(id: string, name: string, role: StaffRole): Promise<Reply<Training>>
  invite(member: string, id: string): Promise<Reply<Training>>
  remove(member: string): Promise<Reply<Training>>
  end(id: string): Promise<Reply<Training>>
  certificateUrl(member: string, locale: string): string
}

export function makeTraining(api: Api, application_id: string): TrainingActs {
  const of = `/applications/${application_id}/training`
  return {
    read: () => api.ask(of),
    add: (id, name, role) => api.ask(`${of}/members`, { method: 'POST', body: { id, name, role } }),
    invite: (member, id) => api.ask(`${of}/members/${member}/invitations`, { method: 'POST', body: { id } }),
    remove: (member) => api.ask(`${of}/members/${member}`, { method: 'DELETE' }),
    end: (id) => api.ask(`${of}/ends`, { method: 'POST', body: { id } }),
    certificateUrl: (member, locale) => api.url(`${of}/members/${member}/certificate`, { locale }),
  }
}

export const checkCertificate = (api: Api, code: string): Promise<Reply<CheckedCertificate>> =>
  api.ask(`/certificates/${encodeURIComponent(code)}`)
