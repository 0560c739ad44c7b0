// The foot of a desk page: the acts on what is shown above, always in sight.

import type { ComponentChildren } from 'preact'

export function Foot({ children }: { children: ComponentChildren }) {
  return <footer class="foot">{children}</footer>
}
