// Two letters that stand for a person: «Ольга Никитина» is ОН.

export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words[1]] : [words[0]]
  return (
    letters
      .map((word) => (word ? [...word][0] : ''))
      .join('')
      .toLocaleUpperCase() || '–'
  )
}

/** «Ольга Никитина» is «О. Никитина»; a name of other shape stays whole. */
export function shortName(name: string): string {
  const [first, last, ...more] = name.split(' ')
  return first && last && !more.length ? `${[...first][0]}. ${last}` : name
}
