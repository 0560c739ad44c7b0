// The pages of an administrator's day: one part, fetched with the first of them.

export { Checklists } from './checklists'
export { People } from './people'
export { Phones } from './phones'
export { RescueFiles } from './rescue'
export { RulesPage } from './rules/rules'
export { Visits } from './visits'
