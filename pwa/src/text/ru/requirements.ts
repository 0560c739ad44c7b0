// The public page of requirements in Russian.

import { counted } from '../counted'

const items = (n: number) => counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })
const critical = (n: number) => counted('ru', n, { one: 'критичный', few: 'критичных', many: 'критичных' })

export const requirements = {
  title: 'Требования к помещению',
  about: 'Пункты осмотра, те же, что увидит инспектор.',
  language: 'English',
  signIn: 'Войти',
  preflight: 'Подойдёт ли ваше помещение?',
  preflightWhat: 'Восемь вопросов, три минуты, без регистрации.',
  preflightGo: 'Проверить помещение',
  formats: 'Формат пункта',
  inForce: (day: string, version: number) => `Действуют с ${day}. Чек-лист, версия ${version}.`,
  basis: (words: string) => `Основание: ${words}.`,
  print: 'Напечатать',
  count: (n: number, of: number) => (of ? `${items(n)}, ${critical(of)}` : items(n)),
  critical: 'Критичный',
  recommendation: 'рекомендация',
  source: (words: string) => `Источник: ${words}.`,
  /** Of a recommendation: what it was taken from did not demand it. */
  leansOn: (words: string) => `Совет, на который навели: ${words}.`,
  photos: (n: number) => `На осмотре снимут: ${n}\u00a0фото.`,
  legend:
    '«Критичный»: если не проходит он один, помещение не готово. «Рекомендация»: наш совет, а не требование сети или закона.',
  comes: (day: string) => `Изменится с ${day}`,
  comesWhat: 'До этого дня действует то, что выше.',
  was: 'сейчас',
  becomes: 'станет',
  notAsked: 'не спрашивается',
  asked: 'спрашивается',
  loading: 'Загружаем требования…',
  offline: 'Нет связи с сервером',
  offlineWhat: 'Требования лежат на сервере. Откройте страницу раз с сетью, дальше она работает и без неё.',
  away: 'Сервер не ответил',
  awayWhat: 'Повторите чуть позже: на странице ничего не потеряно.',
  none: 'Требования ещё не опубликованы',
  noneWhat: 'Сеть опубликует их, когда настроит Осмотр.',
  unknownFormat: 'Такого формата нет',
  unknownFormatWhat: 'Выберите один из действующих.',
  kept: (day: string) => `Сети нет. Показаны требования, прочитанные ${day}.`,
  again: 'Повторить',
  demand: {
    yes: 'да',
    no: 'нет',
    oneOf: (options: string) => `одно из: ${options}`,
    all: (options: string) => `всё: ${options}`,
    notBefore: (day: string) => `не раньше ${day}`,
    today: 'дня осмотра',
    download: (norm: string) => `приём от ${norm}\u00a0Мбит/с`,
    upload: (norm: string) => `отдача от ${norm}\u00a0Мбит/с`,
    formula: (base: string, per: string, cameras: string) => `${base} + ${per} × ${cameras} камеры`,
    latency: (norm: string) => `задержка до ${norm}\u00a0мс`,
    jitter: (norm: string) => `разброс до ${norm}\u00a0мс`,
    loss: (norm: string) => `потери до ${norm}\u00a0%`,
    within: (norm: string) => `до ${norm}\u00a0м от адреса`,
    words: 'ответ словами',
  },
  /** Sources of the shipped checklist as they are written in it; what stands here is said in the reader's language. */
  sources: {} as Record<string, string>,
}

export type RequirementsText = typeof requirements
