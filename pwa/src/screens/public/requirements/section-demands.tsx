// One section of the requirements: its drawings, then each item with what it demands, how it is checked and whence it comes.

import type { Item, Section } from '../../../api/shapes'
import { Badge } from '../../../ui/parts/badge'
import { Plate } from '../../../ui/parts/plate'
import { SectHead } from '../../../ui/parts/sect-head'
import { usePhone } from '../../use-phone'
import { OF_SECTION } from '../drawings/drawings'
import { demandWords, normsOf } from './demand-words'
import { drawingsWords, requirementsWords } from './requirements-words'

/** `items`: all that the format asks, since a drawing may show a measure of another section. */
export function SectionDemands({ section, items }: { section: Section; items: Item[] }) {
  const { say } = usePhone()
  const text = requirementsWords(say.locale)
  const critical = section.items.filter((item) => item.critical).length
  const asked = new Set(items.map((item) => item.id))
  const drawings = (OF_SECTION[section.id] ?? []).filter((each) => each.items.some((id) => asked.has(id)))
  const norm = normsOf(items, say, text)
  return (
    <section class="demands-of">
      <SectHead title={say.words(section.title)} count={text.count(section.items.length, critical)} />
      {drawings.length > 0 && (
        <div class="figures">
          {drawings.map(({ Drawing }, at) => (
            <Drawing key={at} norm={norm} text={drawingsWords(say.locale)} />
          ))}
        </div>
      )}
      <ul class="demands">
        {section.items.map((item) => (
          <Demand key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Demand({ item }: { item: Item }) {
  const { say } = usePhone()
  const text = requirementsWords(say.locale)
  const source = item.source && (text.sources[item.source] ?? item.source)
  const photos = item.photos.always > 0 && text.photos(item.photos.always)
  const said = [
    item.guidance && say.words(item.guidance),
    source && (item.recommendation ? text.leansOn(source) : text.source(source)),
    photos,
  ]
  return (
    <li>
      <Plate id={item.id} line />
      <span>{say.words(item.text)}</span>
      <strong class="limit">{demandWords(item, say, text)}</strong>
      <div class="why">
        {(item.critical || item.recommendation) && (
          <p class="row marks">
            {item.critical && <Badge critical>{text.critical}</Badge>}
            {item.recommendation && (
              <Badge state="info" icon="circle">
                {text.recommendation}
              </Badge>
            )}
          </p>
        )}
        <p>{said.filter(Boolean).join(' ')}</p>
      </div>
    </li>
  )
}
