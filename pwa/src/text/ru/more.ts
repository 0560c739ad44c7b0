// «Ещё» in Russian; fetched with its screen.

import { counted } from '../counted'

export const more = {
  title: 'Ещё',
  help: 'Помощь и вопросы',
  phone: 'Этот телефон',
  language: 'Язык',
  theme: 'Вид',
  themes: { auto: 'Как в телефоне', light: 'Светлый', dark: 'Тёмный' },
  storage: 'Память',
  storageUsed: (used: string, quota: string) => `занято ${used} из ${quota}`,
  persisted: 'Браузер обещал не стирать записанное.',
  notPersisted: 'Браузер может стереть данные, если долго не открывать. Поставьте Осмотр на экран телефона.',
  installed: 'Осмотр стоит на экране телефона.',
  myData: 'Мои данные',
  version: 'Версия',
  signOut: 'Выйти',
  signOutAsk: 'Выйти из Осмотра?',
  signOutWhat: 'Войти снова можно только по сети.',
  signOutUnsent: (words: string) =>
    `На этом телефоне ещё не отправлено: ${words}. Записи останутся здесь и уйдут, только когда вы снова войдёте на этом телефоне.`,
  answers: (n: number) => counted('ru', n, { one: 'ответ анкеты', few: 'ответа анкеты', many: 'ответов анкеты' }),
  stay: 'Остаться',
  leave: 'Выйти',
  leaveFailed: 'Выйти не получилось: память телефона не отвечает. Повторите.',
  roles: { applicant: 'заявитель', inspector: 'инспектор', reviewer: 'проверяющий', administrator: 'администратор' },
}
