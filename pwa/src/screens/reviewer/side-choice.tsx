// To whom something goes: the applicant or the inspector; a side without a report cannot be chosen.

export type Side = 'applicant' | 'inspector'

interface Props {
  /** Of the radio buttons; unlike any other group on the page. */
  name: string
  words: { to: string } & Record<Side, string>
  sides: readonly Side[]
  chosen: Side
  onChoose: (side: Side) => void
}

export function SideChoice({ name, words, sides, chosen, onChoose }: Props) {
  return (
    <fieldset class="field">
      <legend class="label">{words.to}</legend>
      <div class="choices radios" data-kind="chips">
        {(['applicant', 'inspector'] as const).map((side) => (
          <label key={side}>
            <input
              type="radio"
              name={name}
              checked={chosen === side}
              disabled={!sides.includes(side)}
              onChange={() => onChoose(side)}
            />
            {words[side]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
