// What an item demands, in words: «от 25 м²», «одно из: отдельный с улицы, из холла торгового центра».

import type { Item, ItemKind, ItemSettings } from '../../../api/shapes'
import { normWords } from '../../../kinds/number/norm'
import type { Say } from '../../../text'
import type { RequirementsText } from '../../../text/ru/requirements'
import type { Norm } from '../drawings/figure'

type Demand = (settings: ItemSettings, say: Say, text: RequirementsText['demand']) => string | null

/** Null where the kind has nothing that could fail. */
export function demandWords(item: Item, say: Say, text: RequirementsText): string | null {
  return DEMANDS[item.kind](item.settings, say, text.demand)
}

/** The figures that a drawing of these items writes. */
export function normsOf(items: Item[], say: Say, text: RequirementsText): (id: string) => Norm | null {
  return (id) => {
    const item = items.find((each) => each.id === id)
    return item ? { words: demandWords(item, say, text), least: item.settings.min ?? null } : null
  }
}

const DEMANDS: Record<ItemKind, Demand> = {
  'yes-no': (settings, _say, text) => ((settings.good ?? 'yes') === 'yes' ? text.yes : text.no),
  number: (settings, say) => normWords(settings, say),
  choice: (settings, say, text) => text.oneOf(good(settings, say)),
  choices: (settings, say, text) => (settings.require === 'any' ? text.oneOf : text.all)(good(settings, say)),
  text: (_settings, _say, text) => text.words,
  date: (settings, say, text) =>
    settings.not_before
      ? text.notBefore(settings.not_before === 'today' ? text.today : say.day(settings.not_before))
      : null,
  location: (settings, say, text) => (settings.radius_m ? text.within(say.number(settings.radius_m)) : null),
  'internet-speed': speed,
}

function speed(settings: ItemSettings, say: Say, text: RequirementsText['demand']): string | null {
  const figures = [
    [settings.min_download_mbps, text.download],
    [settings.min_upload_mbps, text.upload],
    [settings.max_latency_ms, text.latency],
    [settings.max_jitter_ms, text.jitter],
    [settings.max_loss_percent, text.loss],
  ] as const
  const said = figures.flatMap(([figure, words]) => (figure === undefined ? [] : [words(say.number(figure))]))
  return said.join(', ') || null
}

function good({ options = [] }: ItemSettings, say: Say): string {
  return options.flatMap((each) => (each.good ? [small(say.words(each.text))] : [])).join(', ')
}

/** Within a sentence; «4G», «ПК» and the like stay as they are. */
function small(words: string): string {
  return /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLocaleLowerCase() + words.slice(1) : words
}
