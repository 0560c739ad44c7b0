// What the views of several kinds share: the line under an answer, and why a value cannot be one.

import type { ComponentChildren } from 'preact'
import type { Item, Locale, Outcome } from '../api/shapes'
import { say } from '../text'
import { Icon } from '../ui/parts/icon'
import { Said } from '../ui/parts/said'
import type { Rules } from './kind'

/** «Не проходит: не хватает 1,6 м²» */
export function Fails({ locale, why }: { locale: Locale; why?: string | null }) {
  const { kinds } = say(locale)
  return (
    <p class="row bad small fails">
      <Icon name="octagon" />
      <strong>{why ? `${kinds.fails} ${why}` : kinds.failsBare}</strong>
    </p>
  )
}

/** A value as one reads it, with the sign of how it passes; nothing when there is none. */
export function ShownAs(props: { rules: Rules; item: Item; value: unknown; children: ComponentChildren }) {
  return <Said outcome={outcomeOf(props.rules, props.item, props.value)}>{props.children}</Said>
}

export function outcomeOf(rules: Rules, item: Item, value: unknown): Outcome | null {
  if (value === undefined || value === null || rules.check(value, item) !== null) return null
  return rules.outcome(value, item)
}
