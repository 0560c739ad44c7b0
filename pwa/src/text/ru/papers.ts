// The applicant's papers, in Russian; fetched with their page.

import { counted } from '../counted'

type Facts = Record<string, unknown>

const pages = (n: number) => counted('ru', n, { one: 'страница', few: 'страницы', many: 'страниц' })
const papers = (n: number) => counted('ru', n, { one: 'документ', few: 'документа', many: 'документов' })
const megabytes = (bytes: unknown) => Math.round(Number(bytes) / 1024 / 1024)

const LIKE: Record<string, string> = {
  zip: 'архив',
  doc: 'документ Word',
  html: 'веб-страница',
  gif: 'картинка GIF',
  webp: 'картинка WebP',
  tiff: 'картинка TIFF',
  video: 'видео',
}

/** Refusals that only this page can meet. */
export const refusals: Record<string, (facts: Record<string, unknown>) => string> = {
  'paper-refused': () => 'Этот файл не подходит. Приложенное раньше на месте.',
  'paper-closed': () => 'Этот документ сейчас не меняют: его смотрят или уже приняли.',
}

export const papersText = {
  title: 'Документы',
  back: 'На главную',
  number: (n: number) => `Заявка № ${n}`,
  pages,
  yourMove: 'Ход за вами',
  theirMove: 'Ход за проверяющим',
  until: (day: string) => `до ${day}`,
  filling: 'Приложите документы. Отправите их вместе с заявкой.',
  amending: 'Замените только то, что вернулось. Остальное уже принято.',
  checking: 'Документы смотрит проверяющий. Менять их сейчас нельзя.',
  over: 'Документы больше не меняются.',
  left: (n: number) => `Осталось: ${papers(n)}`,
  complete: 'Все документы на месте',
  toHome: 'К заявке',
  noForm: 'Сначала заполните анкету',
  noFormWhat: 'Какие документы нужны, зависит от того, кто вы: предприниматель, компания или самозанятый.',
  safe: 'Файлы шифруются. Их видите вы и проверяющий сети, каждый просмотр записывается.',
  why: {
    registration: 'Подтверждает, что вы зарегистрированы и номер в анкете ваш.',
    lease: 'Показывает, что помещение ваше или снято вами, на какой срок и какой площади.',
    passport: 'Разворот с фотографией: сверим имя с заявкой.',
    charter: 'Из него видно, кто и в каких пределах действует от имени компании.',
    head: 'Показывает, что подписывает тот, кто вправе подписывать.',
  } as Record<string, string>,
  state: {
    missing: 'нужно приложить',
    uploaded: 'приложено',
    checked: 'на проверке',
    returned: 'вернули',
    accepted: 'принято',
  },
  returned: (day: string) => `Вернули ${day}`,
  replace: 'Приложите заново. Прежний файл останется у проверяющего.',
  fields: 'Поправьте в анкете',
  field: {
    legal_form: 'Форма',
    company_name: 'Название компании',
    company_inn: 'ИНН компании',
    ogrn: 'ОГРН',
    person_name: 'Имя',
    person_inn: 'ИНН',
    ogrnip: 'ОГРНИП',
    address: 'Адрес',
    pin: 'Место на карте',
    radius_m: 'Радиус',
    area_m2: 'Площадь',
    floor: 'Этаж',
    profile: 'Формат',
    years: 'Опыт, лет',
    points: 'Сколько пунктов',
    networks: 'Какие сети',
    staff: 'Сколько сотрудников',
  } as Record<string, string>,
  photograph: 'Сфотографировать',
  choose: 'Выбрать файл',
  add: (paper: string) => `${paper}: добавить`,
  limits: (bytes: number, leaves: number) => `PDF, JPEG или PNG до ${megabytes(bytes)} МБ, в PDF до ${leaves} страниц.`,
  file: (at: number, of: number) => `Файл ${at} из ${of}`,
  kind: { pdf: 'PDF', jpeg: 'фото', png: 'картинка' },
  look: (at: number) => `Посмотреть файл ${at}`,
  earlier: (at: number) => `Файл ${at}: поставить раньше`,
  later: (at: number) => `Файл ${at}: поставить позже`,
  takeOut: (at: number) => `Файл ${at}: убрать`,
  takeOutAsk: 'Убрать файл?',
  takeOutWhat: 'Его не увидит никто. Можно приложить другой.',
  takeOutYes: 'Убрать',
  keep: 'Оставить',
  close: 'Закрыть',
  leaf: (at: number, of: number) => `Страница ${at} из ${of}`,
  nextLeaf: 'Следующая',
  previousLeaf: 'Предыдущая',
  notDrawn: 'Страница не нарисовалась. Попробуйте ещё раз.',
  sending: (percent: number) => `Отправляем: ${percent}\u00a0%`,
  looking: 'Дошло, проверяем файл…',
  waiting: 'Ждёт очереди',
  again: 'Отправить ещё раз',
  drop: 'Убрать',
  failed: 'Файл не дошёл: нет связи. Он ещё здесь, пока открыта эта страница.',
  refused: {
    empty: () => 'Файл пуст. Выберите другой.',
    cut: () => 'Файл обрывается на середине. Сохраните или снимите его заново.',
    'wrong-kind': (facts) => `Это ${LIKE[String(facts.looks_like)] ?? 'файл другого вида'}. Нужен PDF, JPEG или PNG.`,
    heic: () =>
      'Это фото в формате HEIC, его откроет не каждый. Снимите кнопкой «Сфотографировать» или в настройках камеры айфона выберите «Наиболее совместимые».',
    'too-large': (facts) => `Файл больше ${megabytes(facts.limit)} МБ. Снимите страницы по одной или сожмите PDF.`,
    'too-many-pages': (facts) =>
      `В файле ${pages(Number(facts.pages))}, а можно до ${Number(facts.limit)}. Оставьте нужные.`,
    'too-many-files': (facts) => `Можно приложить до ${Number(facts.limit)} файлов.`,
    'too-many-pixels': () => 'Картинка слишком большая. Снимите её обычной камерой.',
    protected: () => 'PDF закрыт паролем или защитой. Сохраните его без защиты.',
    active: () =>
      'В PDF есть сценарий или вложенный файл. Сохраните его заново через «Печать → PDF» или снимите страницы.',
    'too-heavy': () => 'Файл слишком сложный, открыть его не удалось. Снимите страницы камерой.',
    unreadable: () => 'Файл повреждён и не открывается. Сохраните его заново или снимите страницы камерой.',
  } as Record<string, (facts: Facts) => string>,
  kept: 'Приложенное раньше на месте.',
  lease: {
    title: 'Что написано в договоре',
    holding: 'Помещение',
    holdings: { lease: 'в аренде', title: 'в собственности' },
    address: 'Адрес, как в договоре',
    area: 'Площадь, м²',
    until: 'Последний день аренды',
    untilHint: 'Если договор без срока, оставьте пустым.',
    save: 'Сохранить',
    saved: 'Сохранено',
    wrong: {
      address: 'Напишите адрес из договора.',
      area: 'Напишите площадь числом, например 41,5.',
    },
    ended: 'Этот договор уже кончился. С ним заявку не отправить: приложите действующий.',
    endsSoon: 'Договор скоро кончается. Отправить заявку можно, но проверяющий спросит о продлении.',
    open: 'без срока',
  },
  lacks: {
    facts: 'Напишите ниже, что в договоре: без этого заявку не отправить.',
    ended: 'Приложите действующий договор.',
  },
  offline: 'Нет связи',
  offlineWhat: 'Документы открываются только по сети: на телефоне они не хранятся.',
  notFound: 'Такой заявки нет',
  notFoundWhat: 'Она удалена или принадлежит другому человеку.',
  loading: 'Загружаем…',
  retry: 'Повторить',
}

export type PapersText = typeof papersText
