// The phone in Russian: the door, the day, an inspection, sending, the applicant's page, this phone; the field work beside it.

import { counted } from '../counted'
import { field } from './field'

const items = (n: number) => counted('ru', n, { one: 'пункт', few: 'пункта', many: 'пунктов' })
const ofItems = (n: number) => counted('ru', n, { one: 'пункта', few: 'пунктов', many: 'пунктов' })
const answers = (n: number) => counted('ru', n, { one: 'ответ', few: 'ответа', many: 'ответов' })
const inspections = (n: number) => counted('ru', n, { one: 'осмотр', few: 'осмотра', many: 'осмотров' })
const records = (n: number) => counted('ru', n, { one: 'запись', few: 'записи', many: 'записей' })
const days = (n: number) => counted('ru', n, { one: 'день', few: 'дня', many: 'дней' })
const photos = (n: number) => `${n}\u00a0фото`

export const phone = {
  ...field,
  brand: 'Осмотр',
  back: 'Назад',
  close: 'Закрыть',
  cancel: 'Отмена',
  retry: 'Повторить',
  tabs: { label: 'Разделы', day: 'Осмотры', home: 'Заявка', sending: 'Отправка', more: 'Ещё', unsent: 'не отправлено' },
  count: { items, answers, inspections, records, days, photos },

  session: {
    checking: 'Открываем Осмотр…',
    expired: 'Нужно войти ещё раз.',
    expiredKept: 'Работа цела и лежит на телефоне. Уйдёт, когда войдёте.',
    signInAgain: 'Войти',
    refused: 'Сервер не принимает этот телефон.',
  },

  net: {
    offline: 'Сети нет. Всё хранится на телефоне.',
    silent: 'Сервер не отвечает. Всё хранится на телефоне, пробуем снова сами.',
    timeout: 'Сервер не ответил вовремя. Всё хранится на телефоне, пробуем снова сами.',
    portal: 'Сеть Wi-Fi просит войти: отвечает её страница, а не сервер. Всё хранится на телефоне.',
    busy: 'Сервер занят. Всё хранится на телефоне, пробуем снова сами.',
    full: 'На сервере кончилось место. Всё хранится на телефоне, пробуем снова сами.',
    'server-error': 'На сервере ошибка. Всё хранится на телефоне, пробуем снова сами.',
    storage: 'Телефон не записал ответ сервера: память полна или не отвечает. Пробуем снова сами.',
    here: 'сеть есть',
    none: 'сети нет',
    poor: 'сервер не отвечает',
  },

  update: {
    ready: 'Готово обновление. Начатые осмотры останутся.',
    apply: 'Обновить',
  },

  notLoaded: {
    title: 'Экран не загрузился',
    what: 'Сеть оборвалась, или вышло обновление. Записанное цело.',
  },

  storage: {
    full: (rest: string) => `Память почти полна: осталось ${rest}. Отправьте сделанное.`,
    toSending: 'К отправке',
    old: (n: number) => `Неотправленному уже ${days(n)}. Подключитесь к сети.`,
    short:
      'Место осталось только для ответов, фото не поместятся. Отправьте сделанное или освободите место на телефоне.',
    slow: 'Память телефона отвечает с трудом. Пробуем ещё раз.',
    failed: 'Память телефона не отвечает. Сейчас ничего не записывается.',
    unkept: (n: number) => `Не записано на телефон: ${n}. Не закрывайте Осмотр.`,
    erased: 'Браузер стёр память Осмотра на этом телефоне.',
    look: 'Показать',
  },

  lamp: {
    phone: 'на телефоне',
    sent: 'отправлено',
    accepted: 'принято',
    lost: 'снимка больше нет',
    whole: { empty: '', phone: 'только на телефоне', sent: 'отправлено', accepted: 'принято сервером' },
    unsentPhotos: (n: number) => `не ушло ${photos(n)}`,
    unsentRecords: (n: number) => `не ушло ${records(n)}`,
    allSent: 'всё отправлено',
  },

  day: {
    title: 'Мои осмотры',
    ahead: (n: number) => `Впереди ${inspections(n)}`,
    ready: (n: number) => `без сети ${n % 10 === 1 && n % 100 !== 11 ? 'готов' : 'готовы'} ${n}`,
    done: 'Сданные',
    stage: {
      empty: 'Пустое',
      finished: 'Готовое',
      recheck: 'Повторный',
      self_assessment: 'Самопроверка',
      daily: 'Список дня',
    },
    before: (time: string) => `до\u00a0${time}`,
    late: 'просрочен',
    noDate: 'без срока',
    offlineReady: 'без сети',
    offlineReadyWhole: (size: string) => `готово к работе без сети, ${size} на телефоне`,
    notDownloaded: 'не скачан',
    partly: 'скачан не весь',
    going: (answered: number, total: number) => `${answered} из ${total}`,
    returned: (n: number) => `вернули ${items(n)}`,
    atPoint: 'Вы у точки:',
    next: 'Следующий:',
    where: (distance: string, accuracy: string, address: string) => `${address}, ${distance} ± ${accuracy}`,
    start: 'Начать осмотр',
    resume: 'Продолжить осмотр',
    open: 'Открыть осмотр',
    empty: 'Осмотров пока нет',
    emptyWhat: 'Новые появятся здесь сами, как только их назначат и будет сеть.',
    emptyOffline: 'Осмотры ещё не скачаны',
    emptyOfflineWhat: 'Подключитесь к сети один раз: назначенное скачается, дальше сеть не нужна.',
    refresh: 'Проверить сейчас',
    loading: 'Открываем осмотры…',
  },

  inspection: {
    back: 'К осмотрам',
    visit: 'Осмотр',
    self: 'Самопроверка',
    recheck: 'Исправление',
    number: (n: number) => `Заявка № ${n}`,
    due: (when: string) => `срок ${when}`,
    sections: 'Разделы',
    fixes: 'Что исправить',
    answered: (done: number, all: number) => `${done} из ${all}`,
    answeredLong: (done: number, all: number) => `Отвечено ${done} из ${ofItems(all)}`,
    sectionSpoken: (id: string, done: number, all: number, bad: number) =>
      `Раздел ${id}: отвечено ${done} из ${all}${bad ? `, не проходит ${bad}` : ''}`,
    photos: (done: number, all: number) => `фото ${done} из ${all}`,
    start: 'Начать осмотр',
    startSelf: 'Начать самопроверку',
    startDay: 'Начать список',
    startFix: 'Начать исправление',
    resume: (item: string) => `Продолжить: ${item}`,
    toMissing: (n: number) => `Чего не хватает: ${n}`,
    toFinish: 'Завершить осмотр',
    toFinishSelf: 'Проверить и отправить',
    whole: 'Всё заполнено',
    bad: (n: number) => `не проходит ${n}`,
    critical: (n: number) => `критичных ${n}`,
    conflicted: 'два ответа',
    refusedHere: 'не принято сервером',
    profile: (title: string) => `профиль «${title}»`,
    closed: 'Осмотр завершён. Ответы больше не меняются.',
    closedSent: 'Осмотр завершён и отправлен. Принятым станет, когда придёт квитанция.',
    notMine: 'Этот осмотр назначен другому человеку. Менять его нельзя, ваши записи целы.',
    cancelledShort: 'отменён',
    cancelled: 'Осмотр отменён. Менять его нельзя, записанное цело.',
    absent: 'Этого осмотра на телефоне нет',
    absentWhat: 'Его передали другому или отменили. Неотправленное, если было, цело и уйдёт само.',
    unreadable: 'Осмотр лежит на телефоне, но сейчас не читается. Закройте Осмотр совсем и откройте снова.',
    noChecklist: 'Чек-лист ещё не скачан',
    noChecklistWhat: 'Подключитесь к сети ненадолго: вопросы скачаются, дальше сеть не нужна.',
    toSending: 'К отправке',
    refusals: (n: number) => `Сервер не принял ${records(n)}. Они сохранены и показаны у своих пунктов.`,
    conflicts: (n: number) => `Два ответа у ${ofItems(n)}. Сохранены оба, выберите верный.`,
    where: (distance: string, accuracy: string) => `${distance} ± ${accuracy} до точки`,
    reason: 'Почему вернули',
  },

  sending: {
    title: 'Отправка',
    standing: (accepted: number, going: number) =>
      [accepted ? `принято: ${inspections(accepted)}` : '', going ? `в пути: ${inspections(going)}` : '']
        .filter(Boolean)
        .join(', ') || 'отправлять нечего',
    left: (size: string) => `осталось ${size}`,
    accepted: 'Принято сервером',
    contains: 'Содержит',
    contents: (a: number, p: number) => `${answers(a)}, ${photos(p)}`,
    record: 'Запись',
    recordIs: (seq: string, when: string) => `№\u00a0${seq}, ${when}`,
    manifest: 'Отпечаток',
    signature: 'Подпись',
    signed: 'сервера, Ed25519',
    kept: 'Ничего не потеряется. Копия останется на телефоне ещё две недели.',
    photosOf: (done: number, all: number) => `${done} из ${photos(all)}`,
    progress: (percent: string) => `Отправлено ${percent}`,
    wordsSent: 'Ответы уже на сервере. Квитанция придёт, когда дойдёт последнее фото.',
    wordsWait: (n: number) => `Ждут отправки: ${records(n)}.`,
    unfinished: 'Осмотр не завершён: квитанция будет после завершения.',
    waitsReceipt: 'Всё отправлено. Ждём квитанцию сервера.',
    keepOpen: 'Держите приложение открытым:',
    waitHere: (what: string) => `Ждут на телефоне: ${what}.`,
    nothing: 'Отправлять нечего',
    nothingWhat: 'Здесь видно, что ещё на телефоне, что ушло и что сервер принял.',
    now: 'Отправить сейчас',
    sending: 'Отправляем',
    next: (time: string) => `Следующая попытка в ${time}.`,
    lastContact: (when: string) => `Сервер отвечал ${when}`,
    neverContact: 'Сервер ещё не отвечал этому телефону',
    refusals: 'Не принято сервером',
    refusalsWhat: 'Эти записи целы: копия на сервере ждёт решения администратора.',
    refusal: (item: string, code: string) => `${item}: ${code}`,
    value: 'Записано',
    wholeInspection: 'Осмотр целиком',
  },

  more: {
    onPhone: 'Что на этом телефоне',
    install: 'Поставьте Осмотр на экран «Домой».',
    installHow:
      'Иначе Safari может стереть записанное через семь дней без посещений. Нажмите «Поделиться», потом «На экран „Домой“». Откройте Осмотр оттуда и войдите.',
    installLater: 'Позже',
  },
}

export type PhoneText = typeof phone
