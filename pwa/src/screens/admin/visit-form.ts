// What must be right about a new application or a planned visit before the server is asked.

import type { NewApplication } from '../../core/desk/planning'

export { dayOf } from '../day-of'

export type ApplicationFault = 'applicant' | 'address' | 'latitude' | 'longitude' | 'radius' | 'profile'
export type VisitFault = 'assignee' | 'due'

export interface ApplicationFields {
  applicant_id: string
  address: string
  region: string
  latitude: string
  longitude: string
  radius: string
  profile: string
}

export interface VisitFields {
  assignee_id: string
  /** A day as a date field gives it: 2026-11-30. */
  day: string
}

/** By the end of the working day of whoever plans. */
const HOUR = 18
const LIMITS = { latitude: 90, longitude: 180, radius: [10, 5000], address: 3 } as const

export function applicationFaults(draft: ApplicationFields): ApplicationFault[] {
  const faults: ApplicationFault[] = []
  if (!draft.applicant_id) faults.push('applicant')
  if (draft.address.trim().length < LIMITS.address) faults.push('address')
  if (!within(draft.latitude, -LIMITS.latitude, LIMITS.latitude)) faults.push('latitude')
  if (!within(draft.longitude, -LIMITS.longitude, LIMITS.longitude)) faults.push('longitude')
  if (!within(draft.radius, ...LIMITS.radius)) faults.push('radius')
  if (!draft.profile) faults.push('profile')
  return faults
}

export function newApplication(draft: ApplicationFields): NewApplication {
  return {
    applicant_id: draft.applicant_id,
    address: draft.address.trim(),
    region: draft.region.trim() || null,
    latitude: figure(draft.latitude),
    longitude: figure(draft.longitude),
    radius_m: figure(draft.radius),
    profile: draft.profile,
  }
}

export function visitFaults(draft: VisitFields, now: Date): VisitFault[] {
  const faults: VisitFault[] = []
  if (!draft.assignee_id) faults.push('assignee')
  if (!draft.day || new Date(dueAt(draft.day)) <= now) faults.push('due')
  return faults
}

export function dueAt(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date, HOUR).toISOString()
}

/** «55,7558» and «55.7558» are the same number; anything else is none. */
function figure(written: string): number {
  const clean = written.trim().replace(',', '.').replace('−', '-')
  return /^-?\d+(\.\d+)?$/.test(clean) ? Number(clean) : NaN
}

function within(written: string, least: number, most: number): boolean {
  const value = figure(written)
  return value >= least && value <= most
}
