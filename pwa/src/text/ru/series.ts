// The photo package in Russian; fetched with its screens.

export const series = {
  title: 'Фотографии по порядку',
  what: 'Камера ведёт от снимка к снимку и показывает, как снять.',
  count: (n: number, all: number) => `${n} из ${all}`,
  skippedCount: (n: number) => `пропущено: ${n}`,
  at: (n: number, all: number) => `${n} / ${all}`,
  before: 'Предыдущий',
  next: 'Дальше',
  skip: 'Пропустить',
  skipTitle: (shot: string) => `Не снимаем: ${shot}`,
  skipWhat: 'Причина встанет в заметку к пункту, её прочтёт проверяющий. Сам пункт останется без фото.',
  reasons: ['здесь этого нет', 'снимать не разрешили', 'не подойти'],
  ownReason: 'Другая причина',
  skipWith: 'Записать причину',
  later: 'Снять позже',
  cancel: 'Отмена',
  needsReason: 'Выберите или напишите причину.',
  notKept: 'Причина не записана. Попробуйте ещё раз.',
  /** The beginning of a line in the note of an item; the reason follows it. */
  notTaken: (shot: string) => `Не снято «${shot}»: `,
  whole: 'Все снимки на месте',
  wholeWhat: (taken: number, all: number) => `Снято ${taken} из ${all}`,
  leftLater: 'Остались снимки на потом',
  skipped: 'Не снято:',
  toLeft: 'К оставшимся',
  done: 'Вернуться к осмотру',
  none: 'В этом осмотре снимать по порядку нечего',
  noneWhat: 'Фотографии снимаются у пунктов, которые их требуют.',
}

export type SeriesText = typeof series
