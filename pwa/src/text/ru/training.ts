// The training of a point's staff, for its applicant and for the desk, in Russian; fetched with their pages.

import { counted } from '../counted'

const people = (n: number) => counted('ru', n, { one: 'человек', few: 'человека', many: 'человек' })

export const training = {
  title: 'Обучение',
  back: 'Моя заявка',
  loading: 'Открываем список…',
  offline: 'Нет связи с сервером',
  offlineWhat: 'Список сотрудников меняют по сети. Сами курсы читаются и без неё.',
  retry: 'Повторить',
  notFound: 'Заявки нет',
  notFoundWhat: 'Ссылка неверна, или заявка не ваша.',
  yourMove: 'Сейчас ваш ход',
  done: 'Закончено',
  what: {
    empty: 'Добавить сотрудников',
    learning: 'Сотрудники учатся',
    ready: 'Все прошли обучение',
    over: 'Обучение закончено',
  },
  until: (when: string) => `до ${when}`,
  share: (percent: number) => `Прошли обучение: ${percent} %`,
  empty: 'Сотрудников пока нет',
  emptyWhat: 'Добавьте всех, кто будет работать в пункте. Если работаете сами, добавьте себя.',
  staff: 'Сотрудники',
  left: 'Больше не работают',
  role: { owner: 'владелец', manager: 'управляющий', operator: 'оператор' },
  add: 'Добавить сотрудника',
  addWhat: 'Имя будет в свидетельстве. Телефон и почта не нужны: человек учится по ссылке на своём телефоне.',
  name: 'Имя и фамилия',
  nameMissing: 'Напишите имя',
  roleOf: 'Кем работает',
  save: 'Добавить',
  notNow: 'Не сейчас',
  notSent: 'Не отправлено: связи с сервером нет. Введённое цело, повторите.',
  invite: 'Дать ссылку на обучение',
  inviteAgain: 'Новая ссылка',
  link: 'Ссылка на обучение',
  linkWhat: (when: string) => `Перешлите её этому человеку. Действует один раз, до ${when}.`,
  copy: 'Скопировать ссылку',
  copied: 'Ссылка скопирована',
  notCome: 'ссылку ещё не открывали',
  came: (when: string) => `учится с ${when}`,
  course: (title: string, read: number, all: number, result: string) =>
    `${title}: прочитано ${read} из ${all}${result}`,
  passed: ', сдан',
  tried: (right: number, total: number) => `, ответы ${right} из ${total}`,
  certificate: 'Свидетельство',
  remove: 'Убрать из списка',
  removeAsk: (name: string) => `Убрать ${name}?`,
  removeWhat: 'Его ссылка и телефон перестанут действовать. Что уже сдано, останется в истории.',
  removed: (when: string) => `убран ${when}`,
  end: 'Обучение закончено',
  endAsk: 'Обучение закончено?',
  endWhat: 'Начнётся тестовый период. Новых сотрудников можно будет добавлять и потом.',
  endYes: 'Да, закончено',
  waiting: (n: number) => `Ещё не прошли: ${people(n)}`,
  desk: {
    none: 'Партнёр ещё никого не добавил',
    noneWhat: 'Он добавляет сотрудников и даёт им ссылки на курсы.',
    columns: { name: 'Имя', role: 'Роль', standing: 'Учится', progress: 'Курсы', certificate: 'Свидетельство' },
  },
}

export type TrainingText = typeof training

export const refusals: Record<string, (facts: Record<string, unknown>) => string> = {
  'training-open': (facts) => {
    const left = (facts.members as string[] | undefined)?.length ?? 0
    return left ? `Ещё не все прошли обучение: осталось ${people(left)}.` : 'Добавьте хотя бы одного сотрудника.'
  },
  'learner-unknown': () => 'Этот телефон не знаком. Попросите у владельца новую ссылку.',
  'member-removed': () => 'Этот человек убран из списка. Добавьте его заново, если он вернулся.',
  'too-many-members': () => 'Список полон. Уберите тех, кто не работает.',
  'act-not-possible': () => 'Сейчас этого сделать нельзя: заявка на другом шаге. Обновите страницу.',
}
