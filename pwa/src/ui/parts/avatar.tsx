// A person by their initials.

export function Avatar({ initials, name }: { initials: string; name: string }) {
  return (
    <span class="avatar" role="img" aria-label={name}>
      {initials}
    </span>
  )
}
