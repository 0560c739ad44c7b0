// A day of a duty while it is being entered.

import type { Duty } from '../../api/duty-shapes'
import type { Drafts } from '../../core/help'
import { newId } from '../talk/sayings'
import { useKeptDraft, type KeptDraft } from '../use-kept-draft'
import { draftFrom, type DutyDraft } from './figures'

const empty = (): DutyDraft => ({ id: newId(), until: '', figure: '', endless: false })

export const useDutyDraft = (drafts: Drafts, application_id: string, duty: Duty): KeptDraft<DutyDraft> =>
  useKeptDraft(drafts, `duty ${application_id} ${duty.kind}`, empty, draftFrom)
