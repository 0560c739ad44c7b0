// What the phone has not kept as one page that any browser opens: words, and photos inside it.

import type { ItemKind, ItemSettings } from '../api/shapes'
import type { Client } from '../core/client'
import type { Unkept } from '../core/kept/unkept'
import type { Say } from '../text'
import { troubleWords } from './trouble-words'

/** «Ответ: 19,5 м²» */
export function inWords({ item, what, value }: Unkept, say: Say): string {
  const text = troubleWords(say.locale)
  if (what === 'photo') return text.what.photo
  if (value === null || value === undefined || value === '') return `${text.what[what]}: ${text.takenBack}`
  const words = what === 'answer' ? SHORT[item.kind](value as never, item.settings, say) : String(value)
  return `${text.what[what]}: ${words}`
}

type Short = (value: never, settings: ItemSettings, say: Say) => string

const SHORT: Record<ItemKind, Short> = {
  'yes-no': (value: 'yes' | 'no' | 'na', _settings, say) => say.kinds[value],
  number: (value: number, { decimals, unit }, say) =>
    [say.number(value, Math.max(decimals ?? 2, 2)), unit ? say.words(unit) : ''].filter(Boolean).join('\u00a0'),
  choice: (value: string, settings, say) => option(value, settings, say),
  choices: (value: string[], settings, say) => value.map((each) => option(each, settings, say)).join(', ') || '–',
  text: (value: string) => value,
  date: (value: string, _settings, say) => say.day(`${value}T00:00`),
  location: (value: { latitude: number; longitude: number; accuracy: number }, _settings, say) =>
    say.kinds.placeIs(say.number(value.latitude, 5), say.number(value.longitude, 5), say.metres(value.accuracy)),
  'internet-speed': (value: { download_mbps?: number; upload_mbps?: number }, _settings, say) =>
    `↓ ${say.number(value.download_mbps ?? 0, 1)} ↑ ${say.number(value.upload_mbps ?? 0, 1)}`,
}

function option(id: string, settings: ItemSettings, say: Say): string {
  const known = settings.options?.find((each) => each.id === id)
  return known ? say.words(known.text) : id
}

/** The file, and what it is called. */
export async function unkeptFile(client: Client, all: Unkept[], say: Say): Promise<{ file: Blob; name: string }> {
  const text = troubleWords(say.locale).file
  const now = Date.now()
  const session = client.session.value
  const who = session.is === 'signed-in' ? session.account.name : ''
  const parts = [
    `<!doctype html><html lang="${say.locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${plain(text.title)}</title><h1>${plain(text.title)}</h1>`,
    `<p>${plain(text.of(who, say.moment(now)))}</p><p>${plain(text.what)}</p>`,
  ]
  for (const inspection_id of new Set(all.map((each) => each.inspection_id))) {
    const row = client.day.value?.find((each) => each.id === inspection_id)
    if (row) parts.push(`<h2>${plain(`${text.application(row.number)}, ${row.address}`)}</h2>`)
    for (const each of all.filter((one) => one.inspection_id === inspection_id)) parts.push(await part(each, say))
  }
  return { file: new Blob(parts, { type: 'text/html' }), name: `osmotr-${stamp(now)}.html` }
}

export function photoFile(each: Unkept): { file: Blob; name: string } | null {
  if (!each.picture) return null
  const file = new Blob([each.picture.bytes], { type: each.picture.type })
  return { file, name: `osmotr-${each.item.id}-${stamp(each.at)}.jpg` }
}

async function part(each: Unkept, say: Say): Promise<string> {
  const { at } = troubleWords(say.locale)
  const head = `<h3>${plain(`${each.item.id}. ${say.words(each.item.text)}`)}</h3>`
  const said = `<p style="white-space:pre-wrap">${plain(`${inWords(each, say)} (${at(say.time(each.at))})`)}</p>`
  if (!each.picture) return head + said
  return `${head}${said}<p><img style="max-width:100%" src="${await asUrl(each.picture)}"></p>`
}

function asUrl({ bytes, type }: { bytes: ArrayBuffer; type: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error ?? new Error('not read'))
    reader.readAsDataURL(new Blob([bytes], { type }))
  })
}

const LETTERS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function plain(words: string): string {
  return words.replace(/[&<>"]/g, (letter) => LETTERS[letter] ?? letter)
}

/** «2026-11-23-1046», by the phone's own clock. */
function stamp(now: number): string {
  const at = new Date(now)
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}-${two(at.getHours())}${two(at.getMinutes())}`
}
