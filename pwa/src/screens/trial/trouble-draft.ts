// A problem while it is being written down.

import type { Drafts } from '../../core/help'
import type { NewTrouble } from '../../core/trial'
import { newId } from '../talk/sayings'
import { useKeptDraft, type KeptDraft } from '../use-kept-draft'

export type TroubleDraft = NewTrouble

export const emptyTrouble = (): TroubleDraft => ({ id: newId(), what: '', owner: '', due_on: '', before: null })

export function faultsOf({ what, owner, due_on }: TroubleDraft): ('what' | 'owner' | 'due')[] {
  return [
    ...(what.trim() ? [] : (['what'] as const)),
    ...(owner.trim() ? [] : (['owner'] as const)),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(due_on) ? [] : (['due'] as const)),
  ]
}

/** What is kept may be of another version of the app: whatever is not as it should be is left out. */
export function draftFrom(text: string | undefined): TroubleDraft | null {
  try {
    const said: unknown = JSON.parse(text ?? '')
    if (typeof said !== 'object' || said === null) return null
    const { id, what, owner, due_on, before } = said as Record<string, unknown>
    if (typeof id !== 'string' || typeof what !== 'string' || typeof owner !== 'string') return null
    return {
      id,
      what,
      owner,
      due_on: typeof due_on === 'string' ? due_on : '',
      before: typeof before === 'string' ? before : null,
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export const useTroubleDraft = (drafts: Drafts, application_id: string): KeptDraft<TroubleDraft> =>
  useKeptDraft(drafts, `trouble ${application_id}`, emptyTrouble, draftFrom)
