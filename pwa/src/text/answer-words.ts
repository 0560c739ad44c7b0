// An answer of a filter in words: «SIG-02: не проходит».

/** `answer` is `ITEM:value`; a value that is neither a yes or no nor in `known` is an option's id, said as it is. */
export function answerWords(
  answer: string,
  say: { yesNo(value: string): string },
  known: Record<string, string>,
): string {
  const [item = '', value = ''] = answer.split(':')
  return `${item}: ${known[value] ?? say.yesNo(value)}`
}
