// Which keys do what, printed where they work; where a hint has an act, a pointer can press it as well.

export interface KeyHint {
  keys: string[]
  does: string
  act?: () => void
}

export function Keys({ hints }: { hints: KeyHint[] }) {
  return (
    <p class="keys">
      {hints.map((hint) => {
        const inside = (
          <>
            {hint.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}{' '}
            <span>{hint.does}</span>
          </>
        )
        return hint.act ? (
          <button key={hint.does} type="button" class="key" onClick={hint.act}>
            {inside}
          </button>
        ) : (
          <span key={hint.does}>{inside}</span>
        )
      })}
    </p>
  )
}
