// The help thread as both sides read it, in Russian; fetched with its page.

import { counted } from '../counted'

const minutes = (n: number) => counted('ru', n, { one: 'минуту', few: 'минуты', many: 'минут' })
const hours = (n: number) => counted('ru', n, { one: 'час', few: 'часа', many: 'часов' })
const days = (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' })

export const help = {
  title: 'Помощь',
  back: 'К заявке',
  about: (number: number, address: string) => `Заявка №\u00a0${number}${address ? `, ${address}` : ''}`,
  term: { minutes, hours, days },
  usual: (term: string) => `Обычно отвечаем за ${term}.`,
  promised: (term: string) => `Отвечаем не позже чем за ${term}.`,
  waits: (since: string) => `Ход за сетью: ваш вопрос ждёт ответа с ${since}.`,
  until: (day: string) => `Ответ обещан до ${day}.`,
  late: 'Обещанный срок прошёл. Вопрос стоит первым в очереди.',
  yours: 'Сеть ответила. Если осталось неясно, напишите ещё.',
  closed: 'Сеть отметила: ответ не нужен. Если осталось неясно, напишите ещё.',
  search: 'Найти готовый ответ',
  searchHint: 'Два-три слова, например: договор аренды',
  newest: 'Готовые ответы',
  found: 'Похоже на ваш вопрос',
  nothing: 'Готового ответа не нашлось. Напишите сети внизу: ответит человек.',
  none: 'Готовых ответов пока нет. Напишите сети внизу: ответит человек.',
  searchAway: 'Поиск не ответил: связи с сервером нет. Написать вопрос можно и сейчас.',
  thread: 'Переписка',
  empty: 'Переписки ещё нет',
  emptyWhat: 'Спросите о любом шаге заявки. Ответ придёт сюда, в уведомления и письмом.',
  loading: 'Загружаем…',
  offline: 'Переписка не загрузилась: связи с сервером нет. Как только она вернётся, спросим снова сами.',
  failed: 'Переписка не пришла: на сервере ошибка. Написанное не пострадало.',
  retry: 'Повторить',
  stale: (time: string) => `Показано то, что было в ${time}: связи с сервером нет.`,
  earlier: 'Показать раньше',
  you: 'Вы',
  network: (name: string) => `${name}, сеть`,
  stage: (name: string) => `Этап: ${name}`,
  stages: {
    draft: 'черновик',
    checking: 'проверка документов',
    amending: 'правка документов',
    surveying: 'осмотр пустого помещения',
    repairing: 'ремонт',
    inspecting: 'осмотр',
    reviewing: 'проверка осмотра',
    fixing: 'исправление',
    accepted: 'помещение принято',
    refused: 'отказ',
    appealed: 'жалоба',
    withdrawn: 'заявка отозвана',
  },
  gone: 'Этих слов больше не прочесть: личные данные стёрты.',
  needless: 'Отмечено: ответ не нужен',
  write: 'Ваш вопрос',
  writeMore: 'Напишите ещё',
  send: 'Отправить',
  again: 'Отправить снова',
  sending: 'Отправляем…',
  sent: 'Отправлено. Сеть получила ваш вопрос.',
  kept: 'Черновик сохранён на этом телефоне.',
  unsent: 'Не отправлено: связи с сервером нет.',
  unsentKept: 'Слова сохранены на этом телефоне, отправьте снова, когда она вернётся.',
  unsentOpen: 'Не закрывайте страницу и отправьте снова, когда она вернётся.',
}

export type HelpText = typeof help
