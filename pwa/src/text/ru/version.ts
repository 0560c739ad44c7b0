// A newer version of the checklist, in Russian; fetched with the page of an inspection.

import { counted } from '../counted'

export const version = {
  out: (n: number) => `Вышла новая версия стандартов (${n}).`,
  look: 'Что изменится',
  title: (n: number) => `Версия стандартов ${n}`,
  stays: 'Ответы и снимки останутся, каждый у своего пункта.',
  none: 'Для этого осмотра вопросы не меняются.',
  added: (n: number) => `Новые: ${counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })}`,
  changed: (n: number) => `Изменятся: ${counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })}`,
  removed: (n: number) =>
    `Больше не спрашиваются: ${counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })}`,
  removedWhat: 'Записанное о них останется в осмотре.',
  what: { words: 'слова', norm: 'норма', photos: 'сколько снимков', critical: 'важность' },
  differs: (what: string) => `отличается: ${what}`,
  again: 'Если прежний ответ не подходит к новой норме, пункт спросит о нём снова.',
  move: (n: number) => `Перейти на версию ${n}`,
  later: (n: number) => `Остаться на версии ${n}`,
  notKept: 'Переход не записан: телефон не смог его сохранить. Попробуйте ещё раз.',
}

export type VersionText = typeof version
