// What the checks of photos say, in Russian sentences with figures. A signal says where to look, never «подлинный».

import { counted } from '../counted'
import { unbroken } from '../unbroken'

/** How figures are written; lent by the page, which knows the language and the zone. */
export interface SignalTools {
  number: (value: number, digits?: number) => string
  metres: (value: number) => string
  /** «20 ноября, 11:46» */
  moment: (iso: string) => string
  time: (iso: string) => string
}

export type SignalFacts = Record<string, unknown>
export type SignalSentence = (facts: SignalFacts, say: SignalTools) => string

const figure = (value: unknown): number => (typeof value === 'number' ? value : Number(value) || 0)
const words = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
/** So many hours; from two days on, so many whole days. «Не меньше двух дней», but «не меньше чем на два дня». */
const span = (hours: number, say: SignalTools, days: { one: string; few: string; many: string }): string =>
  hours < 48 ? `${say.number(hours, 1)} ч` : counted('ru', Math.floor(hours / 24), days)
const atLeast = (hours: number, say: SignalTools) => span(hours, say, { one: 'дня', few: 'дней', many: 'дней' })
const byAtLeast = (hours: number, say: SignalTools) => span(hours, say, { one: 'день', few: 'дня', many: 'дней' })

const WHERE: Record<string, (number: string, address: string) => string> = {
  'other-premises': (number, address) => `в заявке № ${number}, другой адрес: ${address}`,
  'same-premises': (number) => `в другом осмотре этого же помещения, заявка № ${number}`,
  'same-inspection': () => 'в этом же осмотре',
}
const where = (facts: SignalFacts): string =>
  (WHERE[words(facts.where)] ?? ((number: string) => `в заявке № ${number}`))(words(facts.number), words(facts.address))
const item = (facts: SignalFacts): string => (facts.item ? `, пункт ${unbroken(words(facts.item))}` : '')

const SHOTS_IN_A_ROW = { one: 'снимке', few: 'снимках', many: 'снимках' }
/** «40 с», «5 мин», «3 ч». */
const lapse = (seconds: number, say: SignalTools): string =>
  seconds < 120
    ? `${say.number(seconds)}\u00a0с`
    : seconds < 7200
      ? `${say.number(Math.round(seconds / 60))}\u00a0мин`
      : `${say.number(Math.round(seconds / 3600))}\u00a0ч`
const alike = (facts: SignalFacts, say: SignalTools): string =>
  facts.likeness === undefined ? '' : ` Сходство рисунка ${say.number(figure(facts.likeness), 1)}\u00a0%.`

const UNDECODABLE: Record<string, string> = {
  'too-large': 'файл слишком велик',
  'too-many-pixels': 'в нём слишком много точек',
  'too-heavy': 'на разбор не хватило отведённой памяти',
  'does-not-decode': 'изображение не читается',
}
const NO_POSITION: Record<string, string> = {
  denied: 'доступ к месту на телефоне запрещён',
  timeout: 'телефон не успел определить место',
  unavailable: 'телефон не смог определить место',
  missing: 'телефон ничего о месте не сообщил',
}

const LIKE: Record<string, string> = { unknown: 'неизвестный вид файла', empty: 'пустой файл', html: 'HTML' }
const like = (type: string): string => LIKE[type] ?? type.toUpperCase()

const CHANGED: Record<string, string> = {
  'answer.set': 'ответ',
  'note.set': 'заметка',
  'finding.set': 'замечание',
  'layer.set': 'пометки на снимке',
  'photo.attach': 'приложен снимок',
  'photo.detach': 'убран снимок',
  'photo.lost': 'утрачен снимок',
}

export const signals: Record<string, SignalSentence> = {
  'bytes-changed': () => 'Байты на сервере не совпадают с отпечатком, записанным в приложении.',
  'chain-broken': () =>
    'Записи этого телефона между прошлым снимком и этим не продолжают одна другую: что-то пропало или изменено.',
  'does-not-decode': (facts) => {
    const why = UNDECODABLE[words(facts.why)] ?? 'изображение не читается'
    const seen = facts.looks_like ? ` По первым байтам это ${like(words(facts.looks_like))}.` : ''
    return `Это не получается открыть как снимок: ${why}.${seen}`
  },
  'too-small': (facts, say) =>
    `Снимок мал: ${say.number(figure(facts.width))} × ${say.number(figure(facts.height))} точек. Надписи читаются от ${say.number(figure(facts.least))} точек.`,
  black: (facts, say) =>
    `Снимок почти чёрный: яркость ${say.number(figure(facts.light), 1)} из ${say.number(figure(facts.of))}.`,
  'one-colour': (facts, say) =>
    `Снимок почти одного цвета: разброс яркости ${say.number(figure(facts.spread), 1)} из ${say.number(figure(facts.of))}.`,
  blurred: (facts, say) =>
    `Снимок смазан: резкость ${say.number(figure(facts.sharpness), 1)}, у чётких от ${say.number(figure(facts.least))}.`,
  'exif-time': (facts, say) =>
    `Камера записала в снимок другое время, ${say.moment(words(facts.exif_taken_at))}: расхождение не меньше ${atLeast(figure(facts.hours), say)}.`,
  'exif-place': (facts, say) =>
    `Камера записала в снимок другое место: в ${say.metres(figure(facts.distance_m))} от адреса. Допуск ${say.metres(figure(facts.allowed_m))}.`,
  'no-position': (facts) => `Место снимка неизвестно: ${NO_POSITION[words(facts.why)] ?? words(facts.why)}.`,
  'too-far': (facts, say) =>
    `Снято в ${say.metres(figure(facts.distance_m))} ±\u00a0${say.metres(figure(facts.accuracy_m))} от адреса. Допуск ${say.metres(figure(facts.allowed_m))}.`,
  inaccurate: (facts, say) =>
    `Телефон знал своё место только с точностью ±\u00a0${say.metres(figure(facts.accuracy_m))}, нужно до ${say.metres(figure(facts.limit_m))}.`,
  'stale-position': (facts, say) =>
    `Месту ${say.number(figure(facts.age_s))} с: телефон долго не обновлял координаты, нужно до ${say.number(figure(facts.limit_s))} с.`,
  'old-file': (facts, say) =>
    `Файл старше осмотра: камера записала в нём ${say.moment(words(facts.exif_taken_at))}, осмотр начат ${say.moment(words(facts.began_at))}. Разница не меньше ${atLeast(figure(facts.hours), say)}.`,
  'same-position': (facts, say) =>
    `Место совпадает до последней цифры с местом снимка ${where(facts)}${item(facts)}, ${say.moment(words(facts.at))}. Измеренные места так не повторяются, угаданные по Wi-Fi могут.`,
  'frozen-position': (facts, say) =>
    `Место не менялось ни в одной цифре на ${counted('ru', figure(facts.shots), SHOTS_IN_A_ROW)} подряд, ${say.number(figure(facts.minutes))} мин. У неподвижного телефона последние цифры обычно дрожат.`,
  'impossible-speed': (facts, say) =>
    `От прошлого снимка этого телефона (${facts.here ? `пункт ${unbroken(words(facts.item))}` : `другой осмотр, пункт ${unbroken(words(facts.item))}`}) до этого ${say.metres(figure(facts.distance_m))} ±\u00a0${say.metres(figure(facts.accuracy_m))} за ${lapse(figure(facts.seconds), say)}: не меньше ${say.number(figure(facts.kmh))} км/ч. Предел ${say.number(figure(facts.limit_kmh))} км/ч.`,
  'clock-jump': (facts, say) => {
    const by = figure(facts.by_s)
    return `Между прошлой записью и этой часы телефона перевели ${by > 0 ? 'вперёд' : 'назад'} не меньше чем на ${lapse(Math.abs(by), say)}.`
  },
  'from-file': () => 'Снимок выбран из файлов, а не снят в приложении.',
  edited: (facts) => `Снимок прошёл через программу обработки: ${words(facts.software)}.`,
  'clock-offset': (facts, say) => {
    const off = figure(facts.offset_s)
    const by =
      Math.abs(off) < 7200 ? `${say.number(Math.round(Math.abs(off) / 60))} мин` : byAtLeast(Math.abs(off) / 3600, say)
    return `Часы телефона ${off > 0 ? 'спешат' : 'отстают'} не меньше чем на ${by}: на них было ${say.moment(words(facts.device_time))}.`
  },
  'same-bytes': (facts, say) =>
    `Этот снимок уже был ${where(facts)}${item(facts)}. Совпадает байт в байт. Тот пришёл на сервер ${say.moment(words(facts.at))}.`,
  'near-duplicate': (facts, say) =>
    `Очень похожий снимок уже был ${where(facts)}${item(facts)}.${alike(facts, say)} Тот пришёл на сервер ${say.moment(words(facts.at))}.`,
  'closed-without-photo': (facts) =>
    facts.answered
      ? 'Пункт возвращали. Новый ответ есть, нового снимка нет: исправление ничем не показано.'
      : 'Пункт возвращали. Нет ни нового ответа, ни нового снимка.',
  'photos-missing': (facts, say) =>
    `Снимков у ответа ${say.number(figure(facts.have))} из ${say.number(figure(facts.need))} нужных.`,
  'photos-lost': (facts, say) =>
    `Снимков, утраченных на телефоне: ${say.number(figure(facts.count))}. На сервер они уже не придут.`,
  amended: (facts, say) =>
    `Изменено после того, как осмотр был принят сервером: ${CHANGED[words(facts.kind)] ?? words(facts.kind)}, ${say.moment(words(facts.at))}.`,
}

/** A check that this page has not learned yet still speaks: its code and its figures. */
export const unknownSignal = (code: string, facts: SignalFacts): string =>
  `Проверка «${code}»: ${Object.entries(facts)
    .map(([name, value]) => `${name} ${words(value)}`)
    .join(', ')}`
