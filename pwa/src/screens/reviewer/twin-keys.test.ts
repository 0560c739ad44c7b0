import { describe, expect, it } from 'vitest'
import { twin as en } from '../../text/en/twin'
import { twin as ru } from '../../text/ru/twin'
import { KEY_GROUPS, keyed, keyOf, TWIN_KEYS, type TwinAct } from './twin-keys'

const acts = Object.keys(TWIN_KEYS) as TwinAct[]

describe('the keys of the twin report', () => {
  it('never mean two things', () => {
    const codes = acts.flatMap((act) => TWIN_KEYS[act].codes)
    expect(new Set(codes).size).toBe(codes.length)
    expect(Object.values(KEY_GROUPS).flatMap((group) => Object.keys(group))).toEqual(acts)
  })

  it('are each told on the card, and no other', () => {
    for (const { help } of [ru, en]) {
      expect(Object.keys(help.acts).sort()).toEqual([...acts].sort())
      expect(new Set(Object.values(help.acts)).size).toBe(acts.length)
    }
  })

  it('are printed as they are pressed', () => {
    for (const act of acts) {
      const { codes, print } = TWIN_KEYS[act]
      expect(codes.some((code) => code.startsWith('Shift+'))).toBe(print[0] === 'Shift')
      const letter = /^(?:Shift\+)?(?:Key|Digit)(.)$/.exec(codes[0] ?? '')?.[1]
      if (letter) expect(print.find((each) => each !== 'Shift')).toBe(letter)
    }
    expect(keyOf('previousPair')).toBe('Shift+N')
  })

  it('do nothing while what they mean cannot be done', () => {
    const turn = () => undefined
    expect(keyed({ turn, accept: false, refuse: undefined })).toEqual({ KeyT: turn })
  })
})
