// Where the person stands, recorded by a tap; a position always carries its accuracy.

import { say, type Say } from '../../text'
import { Button } from '../../ui/parts/button'
import { isNumber, isRecord, type View } from '../kind'

export const locationView: View = {
  Field({ value, locale, closed, give, place }) {
    const words = say(locale)
    const here = place && 'latitude' in place ? place : null
    const take = () =>
      here && give({ latitude: here.latitude, longitude: here.longitude, accuracy: Math.round(here.accuracy) })
    return (
      <div class="stack">
        {isRecord(value) && <p>{inWords(value, words)}</p>}
        {!here && <p class="hint">{place ? words.kinds.placeNone : words.kinds.placeSearching}</p>}
        <Button icon="pin" wide disabled={closed || !here} onClick={take}>
          {isRecord(value) ? words.kinds.placeAgain : words.kinds.placeTake}
          {here && ` (± ${words.metres(here.accuracy)})`}
        </Button>
      </div>
    )
  },
  Shown: ({ value, locale }) => <span>{isRecord(value) ? inWords(value, say(locale)) : ''}</span>,
}

function inWords(value: Record<string, unknown>, words: Say): string {
  const { latitude, longitude, accuracy } = value
  const figure = (part: unknown) => (isNumber(part) ? words.number(part, 5) : '?')
  return words.kinds.placeIs(figure(latitude), figure(longitude), isNumber(accuracy) ? words.metres(accuracy) : '?')
}
