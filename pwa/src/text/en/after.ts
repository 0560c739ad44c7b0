// An application after its decision, on the desk, in English.

import type { AfterText } from '../ru/after'

export const after: AfterText = {
  title: (number, address) => `Application No. ${number}, ${address}`,
  steps: 'Steps after the decision',
  step: {
    contract: 'Contract',
    connection: 'Connection',
    training: 'Training',
    trial: 'Test period',
    point: 'Point',
    duties: 'Terms',
  },
  ahead: 'Not there yet',
  aheadWhat: 'This step begins when the one before it has ended.',
  toQueue: 'To the queue',
  report: 'Inspection report',
  early: 'There is no decision yet',
  earlyWhat: 'Contract, connection and training begin once the premises are accepted.',
  notFound: 'No such application',
  notFoundWhat: 'The link is wrong, or the application is still a draft of its applicant.',
}
