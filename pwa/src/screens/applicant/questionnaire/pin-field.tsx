// Where the entrance is: a pin that is put where one stands, by hand, or where the address was found.

import { useState } from 'preact/hooks'
import { distance } from '../../../core/inspection/distance'
import { RADIUS_M, type Pin } from '../../../core/questionnaire/fields'
import { makeRoad } from '../../../core/road'
import { Banner } from '../../../ui/parts/banner'
import { Button } from '../../../ui/parts/button'
import { Field } from '../../../ui/parts/field'
import { read, written, type Point } from '../../../ui/parts/pin-geometry'
import { PinMap } from '../../../ui/parts/pin-map'
import { usePhone } from '../../use-phone'
import { usePlace } from '../../use-place'
import { anchorOf, choose, type Given } from './given'

/** Metres from the address that was found, from which on a pin is probably elsewhere. */
const FAR_M = 500
/** Metres of doubt from which on a position says little about a door. */
const ROUGH_M = 100

type Said =
  { is: 'nothing' } | { is: 'noPlace' } | { is: 'rough'; metres: number } | { is: 'notFound' } | { is: 'away' }

interface Props {
  given: Given
  address: unknown
  radius_m: unknown
  geocoder: boolean
}

export function PinField({ given, address, radius_m, geocoder }: Props) {
  const { client, say } = usePhone()
  usePlace(client)
  const [said, setSaid] = useState<Said>({ is: 'nothing' })
  const [seeking, setSeeking] = useState(false)
  const [found, setFound] = useState<{ address: unknown; at: Point } | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const { text, field, closed } = given
  const id = anchorOf(field.id)
  const pin = (given.row?.value as Pin | null | undefined) ?? null
  const put = (at: Point, by: Pin['by']) => {
    setTyped(null)
    void choose(given, field.id, { latitude: at.latitude, longitude: at.longitude, by })
  }

  function here(): void {
    const place = client.place.latest.value
    if (!('latitude' in place)) return setSaid({ is: 'noPlace' })
    setSaid(place.accuracy > ROUGH_M ? { is: 'rough', metres: place.accuracy } : { is: 'nothing' })
    put({ latitude: place.latitude, longitude: place.longitude }, 'here')
  }

  async function find(): Promise<void> {
    setSeeking(true)
    const reply = await makeRoad(client.api).find(String(address))
    setSeeking(false)
    if (reply.is !== 'done') return setSaid({ is: 'away' })
    const { place } = reply.value
    if (!place) return setSaid({ is: 'notFound' })
    setSaid({ is: 'nothing' })
    setFound({ address, at: place })
    if (!pin) put(place, 'geocoder')
  }

  function type(words: string): void {
    setTyped(words)
    const at = read(words)
    if (at) void choose(given, field.id, { ...at, by: 'hand' })
  }

  const metres = pin && found && found.address === address ? distance(pin, found.at) : 0
  const coordinates = pin ? written(pin).split(', ') : null
  const description = coordinates ? text.pin.map(coordinates[0]!, coordinates[1]!) : text.pin.none
  const misread = typed !== null && typed.trim() !== '' && read(typed) === null
  const warning =
    said.is === 'nothing' ? null : said.is === 'rough' ? text.pin.rough(say.metres(said.metres)) : text.pin[said.is]
  return (
    <div class="field">
      <p class="label">{text.fields[field.id]!.name}</p>
      <p class="hint">{text.fields[field.id]!.hint}</p>
      <PinMap
        pin={pin}
        radius_m={typeof radius_m === 'number' ? radius_m : RADIUS_M}
        description={description}
        metres={(count) => say.metres(count)}
        disabled={closed}
        onMove={(at) => put(at, 'hand')}
      />
      {!closed && (
        <div class="row">
          <Button icon="pin" onClick={here}>
            {text.pin.here}
          </Button>
          {geocoder && (
            <Button busy={seeking} disabled={!address} onClick={() => void find()}>
              {seeking ? text.pin.finding : text.pin.find}
            </Button>
          )}
        </div>
      )}
      {(warning ?? (metres > FAR_M ? text.pin.far(say.metres(metres)) : null)) && (
        <Banner state="warn" icon="triangle" urgent>
          {warning ?? text.pin.far(say.metres(metres))}
        </Banner>
      )}
      <Field
        id={id}
        label={text.pin.coordinates}
        hint={text.pin.coordinatesHint}
        error={misread ? text.pin.coordinatesWrong : null}
      >
        <div class="input">
          <input
            id={id}
            type="text"
            inputMode="text"
            autocomplete="off"
            value={typed ?? (pin ? written(pin) : '')}
            disabled={closed}
            aria-describedby={`${id}-more`}
            aria-invalid={misread ? true : undefined}
            onInput={(event) => type(event.currentTarget.value)}
            onBlur={() => !misread && setTyped(null)}
          />
        </div>
      </Field>
    </div>
  )
}
