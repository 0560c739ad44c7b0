// The applicant's home in Russian; fetched with it.

import { counted } from '../counted'

const items = (n: number) => counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })
const days = (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' })

export const home = {
  title: 'Моя заявка',
  number: (n: number) => `Заявка № ${n}`,
  yourMove: 'Сейчас ваш ход',
  theirMove: 'Ход сети',
  decided: 'Решено',
  nobody: 'Ждать нечего',
  until: (when: string) => `до ${when}`,
  left: (n: number) => `осталось ${days(n)}`,
  today: 'сегодня',
  late: (n: number) => `опоздание ${days(n)}`,
  todo: {
    self: 'Заполнить самопроверку',
    goOn: 'Дозаполнить самопроверку',
    fix: (n: number) => `Исправить ${items(n)}`,
    waitVisit: 'Ждём осмотра инспектора',
    waitReview: 'Отчёты на проверке',
    waitAppeal: 'Ждём решения по жалобе',
    accepted: 'Помещение принято',
    refused: 'В заявке отказано',
    none: 'Ваших действий не нужно',
  },
  fixes: 'Что исправить',
  fixed: (done: number, all: number) => `${done} из ${all}`,
  more: (n: number) => `Ещё ${items(n)}`,
  self: 'Самопроверка',
  selfWhat: 'Те же вопросы, что задаст инспектор. Отвечайте на месте, с телефоном в руке; сеть не нужна.',
  path: 'Путь заявки',
  stages: {
    self: 'Самопроверка',
    visit: 'Осмотр инспектором',
    review: 'Решение',
    fixing: 'Исправление',
    accepted: 'Помещение принято',
    refused: 'Отказано',
    appealed: 'Жалоба',
  },
  yours: 'ваш ход',
  theirs: 'ход сети',
  start: 'Начать самопроверку',
  goOn: (item: string) => `Продолжить: ${item}`,
  fix: (item: string) => `Исправить ${item}`,
  decision: { accept: 'Помещение принято', return: 'Вернули на доработку', refuse: 'Отказано' },
  reason: 'Причина',
  empty: 'Заявок пока нет',
  emptyWhat: 'Заявку заводит администратор сети. Она появится здесь сама.',
  failed: 'Заявка не пришла',
  failedWhat: 'Сервер не ответил. Ваши ответы целы, они на телефоне.',
  offline: 'Без сети показано то, что есть на телефоне. Отвечать можно.',
  others: 'Другие заявки',
  loading: 'Открываем заявку…',
}

export type HomeText = typeof home
