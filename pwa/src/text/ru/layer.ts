// Drawing over a photo, in Russian; fetched with its sheet.

import { counted } from '../counted'

const marks = (n: number) => counted('ru', n, { one: 'пометка', few: 'пометки', many: 'пометок' })

export const layer = {
  title: (item: string) => `Пометки на снимке ${item}`,
  mark: 'Пометить на снимке',
  change: 'Изменить пометки',
  drawn: (n: number) => `Поверх снимка: ${marks(n)}. Сам снимок не изменён.`,
  ground: 'Снимок: рисуйте пальцем',
  tools: { arrow: 'Стрелка', circle: 'Круг', text: 'Надпись' },
  colour: 'Цвет',
  colours: { red: 'красный', yellow: 'жёлтый' },
  undo: 'Отменить',
  remove: 'Удалить',
  save: 'Сохранить пометки',
  close: 'Закрыть без сохранения',
  how: {
    arrow: 'Проведите пальцем к тому, на что показываете.',
    circle: 'Обведите: проведите из угла в угол.',
    text: 'Коснитесь места, где поставить надпись.',
  },
  chosen: 'Выбрано. Тяните за точки или перенесите целиком.',
  most: (n: number) => `Больше ${n} пометок на одном снимке не сохранить.`,
  words: 'Текст надписи',
  put: 'Поставить',
  newWords: 'Надпись',
  leaving: 'Пометки не сохранены',
  leave: 'Не сохранять',
  stay: 'Вернуться',
  notKept: 'Пометки не записаны: память телефона не отвечает. Они ещё здесь, попробуйте ещё раз.',
  closed: 'Осмотр уже закрыт: пометки не добавить.',
  others: (n: number) => `На другом телефоне этот снимок помечен иначе (${n}). Сохраните пометки, и останутся ваши.`,
  described: (n: number, words: string[]) =>
    [`Поверх снимка ${marks(n)}`, ...words.map((each) => `«${each}»`)].join(', '),
}

export type LayerText = typeof layer
