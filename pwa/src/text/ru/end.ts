// The end of an inspection in Russian, what is missing and finishing; fetched with its screen.

import { counted } from '../counted'

const items = (n: number) => counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })
const ofItems = (n: number) => counted('ru', n, { one: 'пункта', few: 'пунктов', many: 'пунктов' })
const photos = (n: number) => `${n}\u00a0фото`

export const end = {
  missing: {
    title: 'Чего не хватает',
    answered: (done: number, all: number) => `${done} из ${ofItems(all)}`,
    inside: 'Вы ещё на месте.',
    insideWhat: 'Обратно ехать не придётся.',
    needed: 'Нужно для завершения',
    better: 'Лучше поправить',
    first: (item: string) => `К первому: ${item}`,
    finishAnyway: 'Завершить без этого',
    sendAnyway: 'Отправить без этого',
    finish: 'Завершить осмотр',
    finishSelf: 'Отправить самопроверку',
    finishDay: 'Сдать список дня',
    finishFix: 'Отправить исправления',
    nothing: 'Всё на месте',
    nothingWhat: 'Ответы, снимки и пояснения есть. Можно завершать.',
    what: {
      answer: 'нет ответа',
      incomplete: 'ответ неполный',
      invalid: 'ответ не подходит пункту, введите заново',
      photos: (lack: number, of: number) => (of > 1 ? `не хватает ${photos(lack)} из ${of}` : 'нет фото'),
      words: 'критичное «нет» без пояснения',
      speed: 'измерение не запускали',
    },
  },

  finish: {
    ask: 'Завершить осмотр?',
    askSelf: 'Отправить самопроверку?',
    askDay: 'Сдать список дня?',
    askFix: 'Отправить исправления?',
    what: 'После этого ответы не изменить. Всё уйдёт на сервер само, когда будет сеть.',
    gaps: (n: number) => `Не хватает: ${items(n)}. Проверяющий увидит пропуски.`,
    untouched: (codes: string[]) => `Ещё не исправлено: ${codes.join(', ')}.`,
    untouchedWhat: 'Нет ни нового ответа, ни нового снимка. Возвращённый пункт закрывает снимок; остальное сохранено.',
    toUntouched: (code: string) => `К пункту ${code}`,
    yes: 'Завершить',
    yesSelf: 'Отправить',
    no: 'Ещё проверю',
    done: 'Осмотр завершён',
    failed: 'Завершить не получилось: телефон не сохранил запись. Освободите место и повторите.',
  },
}

export type EndText = typeof end
