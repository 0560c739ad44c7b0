// A number with its word in the right form: «1 пункт», «3 пункта», «5 пунктов».

type Locale = 'ru' | 'en'

export interface Forms {
  one: string
  few?: string
  many: string
}

const rules = new Map<Locale, Intl.PluralRules>()

export function counted(locale: Locale, count: number, forms: Forms): string {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale)
  rules.set(locale, known)
  const form = known.select(count)
  const word = form === 'one' ? forms.one : form === 'few' ? (forms.few ?? forms.many) : forms.many
  return `${new Intl.NumberFormat(locale).format(count)}\u00a0${word}`
}
