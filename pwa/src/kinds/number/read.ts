// A number as people type it: «23,4», «1 200», «23.4».

/** The number, or the text itself when it is none: the rules then say why it cannot be used. */
export function readNumber(text: string): number | string {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
