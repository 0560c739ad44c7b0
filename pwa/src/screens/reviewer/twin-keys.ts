// The keys of the twin report: one table that the page obeys and the card of keys prints.

import type { KeyMap } from '../../ui/desk/use-keys'

export interface Key {
  /** By the place of the key (`KeyboardEvent.code`), so that R works in a Russian layout; «Shift+» before it. */
  codes: readonly string[]
  /** As it is printed. */
  print: readonly string[]
}

export const KEY_GROUPS = {
  items: {
    next: { codes: ['KeyJ', 'ArrowDown'], print: ['J', '↓'] },
    previous: { codes: ['KeyK', 'ArrowUp'], print: ['K', '↑'] },
    nextGroup: { codes: ['Shift+KeyJ'], print: ['Shift', 'J'] },
    previousGroup: { codes: ['Shift+KeyK'], print: ['Shift', 'K'] },
    fold: { codes: ['KeyF'], print: ['F'] },
    foldAll: { codes: ['Shift+KeyF'], print: ['Shift', 'F'] },
    evidence: { codes: ['KeyE'], print: ['E'] },
  },
  decision: {
    returnItem: { codes: ['KeyR'], print: ['R'] },
    asIs: { codes: ['KeyO'], print: ['O'] },
    ask: { codes: ['KeyQ'], print: ['Q'] },
    sendReturn: { codes: ['Enter'], print: ['Enter'] },
    accept: { codes: ['KeyA'], print: ['A'] },
    refuse: { codes: ['KeyX'], print: ['X'] },
  },
  page: {
    verdict: { codes: ['KeyV'], print: ['V'] },
    history: { codes: ['KeyH'], print: ['H'] },
    takeAway: { codes: ['KeyD'], print: ['D'] },
    seals: { codes: ['KeyS'], print: ['S'] },
    back: { codes: ['KeyU'], print: ['U'] },
    help: { codes: ['Question'], print: ['?'] },
  },
  photos: {
    enlarge: { codes: ['KeyZ'], print: ['Z'] },
    mode: { codes: ['KeyB'], print: ['B'] },
    left: { codes: ['ArrowLeft'], print: ['←'] },
    right: { codes: ['ArrowRight'], print: ['→'] },
    nextLeft: { codes: ['Digit1'], print: ['1'] },
    nextRight: { codes: ['Digit2'], print: ['2'] },
    reportLeft: { codes: ['Shift+Digit1'], print: ['Shift', '1'] },
    reportRight: { codes: ['Shift+Digit2'], print: ['Shift', '2'] },
    nextPair: { codes: ['KeyN'], print: ['N'] },
    previousPair: { codes: ['Shift+KeyN'], print: ['Shift', 'N'] },
    nearer: { codes: ['Equal', 'NumpadAdd'], print: ['+'] },
    farther: { codes: ['Minus', 'NumpadSubtract'], print: ['−'] },
    turn: { codes: ['KeyT'], print: ['T'] },
    turnBack: { codes: ['Shift+KeyT'], print: ['Shift', 'T'] },
    up: { codes: ['Shift+ArrowUp'], print: ['Shift', '↑'] },
    down: { codes: ['Shift+ArrowDown'], print: ['Shift', '↓'] },
    reset: { codes: ['Digit0', 'Numpad0'], print: ['0'] },
    marks: { codes: ['KeyL'], print: ['L'] },
  },
} as const satisfies Record<string, Record<string, Key>>

type Groups = typeof KEY_GROUPS
export type KeyGroup = keyof Groups
export type TwinAct = { [name in KeyGroup]: keyof Groups[name] }[KeyGroup] & string

export const TWIN_KEYS = Object.assign({}, ...Object.values(KEY_GROUPS)) as Record<TwinAct, Key>

export type Acts = { [act in TwinAct]?: (() => void) | false | null | undefined }

/** What is to be done, by the key that does it; what cannot be done now has no key. */
export function keyed(acts: Acts): KeyMap {
  const map: KeyMap = {}
  for (const [name, act] of Object.entries(acts)) {
    if (!act) continue
    for (const code of TWIN_KEYS[name as TwinAct].codes) map[code] = act
  }
  return map
}

/** What is printed on a button: «Z», «Shift+N». */
export function keyOf(act: TwinAct): string {
  const { print } = TWIN_KEYS[act]
  return print[0] === 'Shift' ? print.join('+') : (print[0] ?? '')
}
