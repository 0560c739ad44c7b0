// Changed standards in Russian; fetched with the pages of a point's duties.

import type { Demand } from '../../api/standard-shapes'
import { counted } from '../counted'

const days = (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' })

export const standards = {
  title: 'Новые стандарты',
  move: 'прочитать новые стандарты',
  of: { profile: 'Формат точки', checklist: 'Чек-лист' },
  holds: (day: string) => `Действуют с ${day}`,
  left: (n: number) => (n > 0 ? `осталось ${days(n)}` : n === 0 ? 'с сегодняшнего дня' : `уже ${days(-n)}`),
  published: (day: string) => `Опубликованы ${day}`,
  forYou: (n: number) => `Изменений для этой точки: ${n}.`,
  waits: 'не подтверждено',
  late: 'не подтверждено, уже действуют',
  confirmed: (who: string, day: string) => `Подтверждено ${day}: ${who}`,
  done: 'подтверждено',
  confirm: 'Прочитал, успею',
  former: (n: number) => `Подтверждённые: ${n}`,
  change: { added: 'новый', changed: 'изменён', removed: 'не спрашивается' },
  what: {
    text: 'вопрос',
    answer: 'норма',
    critical: 'важность',
    photos: 'снимки',
    asked: 'кто отвечает',
  } as Record<Demand, string>,
  differs: (list: string) => `Изменилось: ${list}`,
  was: 'Было',
  becomes: 'Станет',
  asked: 'спрашивается, нормы нет',
  critical: 'критичный',
  photos: (n: number) => counted('ru', n, { one: 'снимок', few: 'снимка', many: 'снимков' }),
  answer: {
    visit: (day: string) => `На осмотре ${day}`,
    self_assessment: (day: string) => `В самопроверке ${day}`,
  },
  noAnswer: 'На осмотрах этого ещё не спрашивали.',
  fits: 'подходит и под новое',
  fails: 'под новое не подходит',
  loading: 'Смотрим, что изменилось в стандартах…',
  failed: 'Не удалось узнать, изменились ли стандарты.',
  retry: 'Повторить',
  unsent: 'Не отправлено: связи с сервером нет. Попробуйте ещё раз.',
  show: 'Что меняется',
  desk: {
    tab: 'Стандарты',
    none: 'Новых стандартов с открытия точки не было.',
    version: 'Версия',
    from: 'Действует с',
    confirmed: 'Подтвердили',
    of: (some: string, all: string) => `${some} из ${all}`,
    waiting: 'Ещё не подтвердили',
    everybody: 'Подтвердили все',
    state: 'Владелец',
    changes: 'Меняется',
    empty: 'Ничего не менялось',
    emptyWhat: 'С открытия точек не опубликовано ни одной версии, которая что-то для них меняет.',
  },
}

export type StandardsText = typeof standards
