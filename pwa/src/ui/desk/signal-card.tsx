// A signal in words: severity is a word, a sign and an edge, never a colour alone.

import type { ComponentChildren } from 'preact'

interface Props {
  state: 'bad' | 'warn' | 'info'
  icon: ComponentChildren
  severity: string
  children: ComponentChildren
  facts?: ComponentChildren
}

export function SignalCard({ state, icon, severity, children, facts }: Props) {
  return (
    <div class="finding" data-s={state}>
      {icon}
      <div>
        <span class="sev">{severity}</span>
        {children}
        {facts && <span class="facts"> {facts}</span>}
      </div>
    </div>
  )
}
