// What a learner's phone keeps.

import { openStrictRecord, type StrictRecord } from './strict-record'

export const openLearnerStore = (): StrictRecord => openStrictRecord('osmotr-learner')
