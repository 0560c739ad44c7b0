// What a decision on a test period still lacks; the server says the same.

import type { Trial, TrialVerdict } from '../../../../api/trial-shapes'

export function lackingOf(
  verdict: TrialVerdict,
  { report, today }: Pick<Trial, 'report' | 'today'>,
  reason: string,
  ends_on: string,
): ('reason' | 'end')[] {
  const plain = verdict === 'pass' && report.advice === 'pass'
  const after = report.ends_on > today ? report.ends_on : today
  return [
    ...(plain || reason.trim() ? [] : (['reason'] as const)),
    ...(verdict === 'extend' && !(ends_on > after) ? (['end'] as const) : []),
  ]
}
