// Which keys do what, printed where they work.

export interface KeyHint {
  keys: string[]
  does: string
}

export function Keys({ hints }: { hints: KeyHint[] }) {
  return (
    <p class="keys">
      {hints.map((hint) => (
        <span key={hint.does}>
          {hint.keys.map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {hint.does}
        </span>
      ))}
    </p>
  )
}
