import { describe, expect, it } from 'vitest'
import { applicationFaults, dayOf, dueAt, newApplication, visitFaults } from './visit-form'
import { inventPassword, personFaults } from './person-form'

const GOOD = {
  applicant_id: 'a',
  region: '',
  address: 'Тверь, ул. «Новая», 1',
  latitude: '56,8587',
  longitude: '35.9176',
  radius: '100',
  profile: 'generic@2026-01-01',
}

describe('the forms of the administrator', () => {
  it('takes coordinates with a comma or a point and nothing else', () => {
    expect(applicationFaults(GOOD)).toEqual([])
    expect(newApplication(GOOD)).toMatchObject({ latitude: 56.8587, longitude: 35.9176, radius_m: 100 })
    expect(applicationFaults({ ...GOOD, latitude: '55,7558; 37,6173' })).toEqual(['latitude'])
    expect(applicationFaults({ ...GOOD, longitude: '181', radius: '5' })).toEqual(['longitude', 'radius'])
    expect(applicationFaults({ ...GOOD, latitude: '' })).toEqual(['latitude'])
  })

  it('plans no visit into the past', () => {
    const now = new Date('2026-11-23T12:00:00Z')
    expect(visitFaults({ assignee_id: 'i', day: '2026-11-22' }, now)).toEqual(['due'])
    expect(visitFaults({ assignee_id: '', day: '' }, now)).toEqual(['assignee', 'due'])
    expect(visitFaults({ assignee_id: 'i', day: '2026-11-30' }, now)).toEqual([])
    expect(dayOf(dueAt('2026-11-30'))).toBe('2026-11-30')
  })

  it('looks only at what is given of a person', () => {
    expect(personFaults({ name: ' ' })).toEqual(['name'])
    expect(personFaults({ name: 'Пётр', email: 'petr', password: 'short' })).toEqual(['email', 'password'])
    expect(personFaults({ email: 'petr@demo.test', password: inventPassword() })).toEqual([])
  })
})
