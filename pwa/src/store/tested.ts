// What a computer keeps that is tested for a point.

import { openStrictRecord, type StrictRecord } from './strict-record'

export const openTestedStore = (): StrictRecord => openStrictRecord('osmotr-tested')
