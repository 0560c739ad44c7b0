// What a verdict and its criteria say in words.

import type { Item } from '../../../api/shapes'
import type { Conclusion, Criterion, Judged } from '../../../core/preflight/judging'
import { missWords, normWords, withUnit } from '../../../kinds/number/norm'
import type { Say } from '../../../text'
import type { PreflightText } from '../../../text/ru/preflight'
import type { RequirementsText } from '../../../text/ru/requirements'
import type { Tick } from '../../../ui/parts/ticks'
import { demandWords } from '../requirements/demand-words'

/** «Подойдёт, если исправить один пункт». */
export function headline(judged: Judged, format: string, text: PreflightText): string {
  const { conclusion, critical, minor, open, criteria } = judged
  if (open.length === criteria.length) return text.conclusion.unanswered
  const said: Record<Conclusion, string> = {
    fits: text.conclusion.fits,
    'fits-with-tasks': text.conclusion['fits-with-tasks'](minor.length),
    open: text.conclusion.open(open.length),
    fix: text.conclusion.fix(critical.length),
    'other-room': text.conclusion['other-room'](format),
  }
  return said[conclusion]
}

/** Why it fails and what would satisfy, how to find out, or how much there is to spare. */
export function explained(each: Criterion, say: Say, text: PreflightText, demands: RequirementsText): string[] {
  const { item, answer } = each
  const words = text.questions[item.id]
  const demand = normOf(item, say, text, demands)
  if (each.is === 'open') return [words?.learn, demand].filter((said) => !!said) as string[]
  if (each.is === 'bad') {
    const missing = typeof answer === 'number' ? missWords(answer, item.settings, say) : null
    return [missing ?? demand, words?.fix].filter((said) => !!said) as string[]
  }
  return [spare(each, say, text) ?? demand ?? ''].filter(Boolean)
}

/** «норма от 25 м²», «одно из: перегородка, стойка»; what a yes or no demands, its own words say. */
function normOf(item: Item, say: Say, text: PreflightText, demands: RequirementsText): string | null {
  const demand = item.kind === 'yes-no' ? null : demandWords(item, say, demands)
  return demand !== null && item.kind === 'number' ? text.norm(demand) : demand
}

function spare({ item, answer }: Criterion, say: Say, text: PreflightText): string | null {
  const { min } = item.settings
  const norm = normWords(item.settings, say)
  if (typeof answer !== 'number' || min === undefined || norm === null || answer <= min) return null
  return text.spare(norm, withUnit(say.number(answer - min), item.settings, say))
}

export function tickOf({ is }: Criterion): Tick {
  return is === 'bad' ? 'bad' : is === 'open' ? null : 'ok'
}

/** The day of `brand-max@2026-01-01`. */
export function sinceOf(profile: string): string {
  return profile.slice(profile.indexOf('@') + 1)
}
