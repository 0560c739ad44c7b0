// Everything of exports that is fetched when one of their dialogs is opened, in one part.

export { CaseDialog } from './case-dialog'
export { ListDialog } from './list-dialog'
