// What the administrator reads of phones and of the quarantine, in Russian.

import { counted } from '../counted'

const operations = (n: number) => counted('ru', n, { one: 'запись', few: 'записи', many: 'записей' })
const photos = (n: number) => counted('ru', n, { one: 'снимок', few: 'снимка', many: 'снимков' })

export const upkeep = {
  upkeep: {
    title: 'Телефоны и карантин',
    tabs: { attention: 'Требуют внимания', phones: 'Все телефоны', quarantine: 'Карантин' },
    caption: 'Телефоны людей и что на них лежит',
    columns: {
      phone: 'Человек и телефон',
      contact: 'Связь',
      unsent: 'Не отправлено',
      storage: 'Память',
      version: 'Версия',
      holes: 'Пропуски',
    },
    never: 'не сообщал',
    nothing: 'всё отправлено',
    unsent: (n: number, p: number) => [n ? operations(n) : '', p ? photos(p) : ''].filter(Boolean).join(', '),
    oldest: (age: string) => `самой старой ${age}`,
    told: (moment: string) => `сказано ${moment}`,
    age: {
      minutes: (n: number) => counted('ru', n, { one: 'минута', few: 'минуты', many: 'минут' }),
      hours: (n: number) => counted('ru', n, { one: 'час', few: 'часа', many: 'часов' }),
      days: (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' }),
    },
    room: (used: string, quota: string) => `занято ${used} из ${quota}`,
    persisted: 'браузер обещал хранить',
    erasable: 'браузер может стереть',
    failed: (moment: string) => `не смог записать ${moment}`,
    refused: (n: number) => `в карантине: ${operations(n)}`,
    blocked: 'вход закрыт',
    hole: (first: number, last: number) => (first === last ? `№ ${first}` : `№ ${first}–${last}`),
    moreHoles: (n: number) => `всего потеряно: ${operations(n)}`,
    noHoles: 'нет',
    empty: 'Телефонов пока нет',
    emptyWhat: 'Телефон появится здесь, когда инспектор или заявитель войдёт на нём.',
    calm: 'Всё спокойно',
    calmWhat: 'Ни на одном телефоне нет неотправленной или отклонённой работы.',
    note: 'Показано то, что телефон сказал о себе в последний раз.',

    quarantine: {
      caption: 'Записи, которые сервер не принял',
      note: 'Сервер эти записи не принял, но сохранил. В ответы они не вошли.',
      columns: { wanted: 'Что записано', author: 'Кто и когда', reason: 'Почему не принято', acts: 'Действия' },
      empty: 'Карантин пуст',
      emptyWhat: 'Всё, что прислали телефоны, принято.',
      kinds: {
        'answer.set': 'ответ',
        'note.set': 'заметка',
        'finding.set': 'замечание',
        'layer.set': 'пометки на снимке',
        'photo.attach': 'снимок',
        'photo.detach': 'убрать снимок',
        'photo.lost': 'снимок пропал',
        'inspection.start': 'начать осмотр',
        'inspection.move_version': 'перейти на новую версию чек-листа',
        'inspection.finish': 'закончить осмотр',
      } as Record<string, string>,
      otherKind: 'запись, которой сервер не знает',
      cleared: 'ответ убран',
      taken: (moment: string) => `снято ${moment}`,
      unreadable: (text: string) => `не разобрать: ${text}`,
      received: (moment: string) => `пришло ${moment}`,
      rescued: 'из файла спасения',
      tried: (name: string, moment: string) => `Уже пробовали применить: ${name}, ${moment}`,
      apply: 'Применить',
      dialog: {
        title: 'Применить запись?',
        what: 'Запись войдёт в осмотр от имени автора, как если бы сервер принял её сразу. Стоящий там ответ другого человека не пропадёт: оба будут показаны рядом. В принятый осмотр она войдёт дополнением.',
        trace: 'В журнале останется, что применили вы.',
      },
      outcome: {
        shown: 'Применено: запись вошла в осмотр.',
        beside: 'Применено: показано рядом с ответом, который там уже был.',
        amendment: 'Применено: осмотр уже принят, запись стоит в нём дополнением.',
        settled: 'Применено. Автор уже заменил эту запись, в осмотре ничего не изменилось.',
        here: 'Эта запись уже стоит в осмотре: телефон прислал её ещё раз.',
      },
      again: (why: string) => `Не применено, запись осталась в карантине. ${why}`,
    },
  },
}

export type UpkeepText = typeof upkeep
