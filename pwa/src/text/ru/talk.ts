// Questions of the network, its letters and appeals in Russian; fetched with the part of the page that shows them.

export const talk = {
  questions: 'Вопросы',
  open: (n: number) => `без ответа: ${n}`,
  where: (number: number, address: string) => `Заявка № ${number}, ${address}`,
  asks: (name: string, when: string) => `${name}, ${when}`,
  answered: (when: string) => `Вы ответили ${when}`,
  earlier: 'Раньше отвечали:',
  answer: 'Ваш ответ',
  send: 'Ответить',
  correct: 'Исправить ответ',
  sending: 'Отправляем…',
  keep: 'Слова сохранены, пока открыта страница.',
  unreachable: 'Не отправлено: связи с сервером нет. Слова сохранены, повторите.',
  letters: 'Письма сети',
  lettersOf: (number: number) => `Письма сети, заявка № ${number}`,
  letterOf: {
    accept: 'Помещение принято',
    return: 'Вернули на исправление',
    refuse: 'Отказ',
    resume: 'Осмотр продолжается',
  },
  appeal: {
    title: 'Не согласны с отказом?',
    until: (day: string) => `Обжаловать можно до ${day}. Жалобу рассмотрит другой проверяющий, ответ обещан за 5 дней.`,
    open: 'Обжаловать',
    over: (day: string) => `Срок жалобы прошёл ${day}.`,
    final: 'Этот отказ вынесен по жалобе. Он окончательный.',
    why: 'С чем вы не согласны и почему',
    hint: 'Это прочтёт другой проверяющий. Снимки и отчёты он увидит сам.',
    send: 'Отправить жалобу',
    back: 'Не сейчас',
    filed: (when: string) => `Жалоба отправлена ${when}`,
  },
}

export type TalkText = typeof talk
