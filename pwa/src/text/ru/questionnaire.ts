// The questionnaire in Russian; fetched with it.

import { counted } from '../counted'

type Facts = Record<string, unknown>

const signs = (n: unknown) => counted('ru', Number(n), { one: 'знак', few: 'знака', many: 'знаков' })
const digits = (n: unknown) => counted('ru', Number(n), { one: 'цифра', few: 'цифры', many: 'цифр' })
const answers = (n: number) => counted('ru', n, { one: 'ответ', few: 'ответа', many: 'ответов' })

export const questionnaire = {
  title: 'Анкета',
  back: 'К заявке',
  loading: 'Открываем анкету…',
  progress: (done: number, all: number) => `${done} из ${all}`,
  progressLabel: (done: number, all: number) => `Отвечено ${done} из ${all}`,
  groups: { business: 'Кто открывает', place: 'Где', format: 'Формат пункта', experience: 'Опыт' },
  lamp: {
    server: 'сохранено на сервере',
    phone: 'только на этом телефоне',
    unsent: 'только на этом телефоне: связи с сервером нет',
    wrong: (n: number) => `на сервере всё, кроме ошибочного: ${answers(n)}`,
  },
  notKept: 'Телефон не записал это. Не закрывайте страницу и введите ещё раз.',
  closed: 'Анкета подана. Изменить её можно, если проверяющий её вернёт.',
  optional: 'необязательно',
  fields: {
    legal_form: { name: 'Как вы работаете' },
    company_name: { name: 'Название компании', hint: 'Как в уставе: ООО «Ромашка».' },
    company_inn: { name: 'ИНН компании', hint: '10 цифр.' },
    ogrn: { name: 'ОГРН', hint: '13 цифр.' },
    person_name: { name: 'Фамилия, имя, отчество', hint: 'Как в паспорте.' },
    person_inn: { name: 'Ваш ИНН', hint: '12 цифр.' },
    ogrnip: { name: 'ОГРНИП', hint: '15 цифр, есть в листе записи ЕГРИП.' },
    address: { name: 'Адрес помещения', hint: 'Город, улица, дом: «Тверь, ул. Лесная, 7».' },
    pin: { name: 'Вход на карте', hint: 'По этой метке инспектор и снимки будут сверяться с местом.' },
    radius_m: { name: 'Круг вокруг входа', hint: 'Если не указать, 100 м. Больше нужно только большому зданию.' },
    area_m2: { name: 'Общая площадь', hint: 'Весь пол со складом. На осмотре её перемеряют.' },
    floor: { name: 'Этаж', hint: 'Цоколь: 0, подвал: −1.' },
    profile: { name: 'По каким требованиям открываете' },
    years: { name: 'Сколько лет работаете с пунктами выдачи', hint: 'Если впервые, 0.' },
    points: { name: 'Сколько у вас других пунктов', hint: 'Если нет, 0.' },
    networks: { name: 'В каких сетях', hint: 'Через запятую.' },
    staff: { name: 'Сколько человек будет работать' },
  } as Record<string, { name: string; hint?: string }>,
  units: { radius_m: 'м', area_m2: 'м²' } as Record<string, string>,
  forms: {
    'sole-trader': 'ИП',
    company: 'ООО или другая компания',
    'self-employed': 'Самозанятый',
  },
  formatsLater: 'Список форматов придёт с сервера, как только будет сеть.',
  wrong: {
    digits: ({ length, given }: Facts) => `Нужно ${digits(length)}, сейчас ${String(given)}.`,
    beginning: () => 'С таких цифр этот номер не начинается. Проверьте, тот ли это номер.',
    checksum: () => 'Контрольная цифра не сошлась: где-то опечатка. Сверьте с документом.',
    character: ({ at }: Facts) => `Знак № ${String(at)} здесь нельзя: нужны буквы, цифры и знаки препинания.`,
    long: ({ most, length }: Facts) => `Слишком длинно: ${signs(length)}, можно до ${String(most)}.`,
    short: () => 'Слишком коротко.',
    kind: () => 'Нужно число.',
    whole: () => 'Нужно целое число.',
    bounds: ({ least, most }: Facts) => `Нужно от ${String(least)} до ${String(most)}.`,
    choice: () => 'Выберите из списка.',
    field: () => 'Сервер не знает этого вопроса. Обновите приложение.',
  } as Record<string, (facts: Facts) => string>,
  pin: {
    none: 'Метки пока нет',
    here: 'Я здесь',
    find: 'Найти по адресу',
    finding: 'Ищем…',
    notFound: 'По этому адресу ничего не нашли. Поставьте метку сами.',
    away: 'Поиск по адресу не ответил. Поставьте метку сами.',
    coordinates: 'Координаты',
    coordinatesHint: 'Из любых карт: широта, долгота. Можно и нажать на карту: метка встанет туда.',
    coordinatesWrong: 'Нужно два числа: 56.8609, 35.9119.',
    map: (latitude: string, longitude: string) => `Карта без подложки, метка: ${latitude}, ${longitude}`,
    far: (metres: string) => `От метки до найденного адреса ${metres}. Проверьте, то ли это место.`,
    noPlace: 'Телефон не знает, где он. Разрешите определять место и подойдите к входу.',
    rough: (metres: string) => `Телефон знает место только с точностью ${metres}. Проверьте метку.`,
  },
  hand: {
    open: 'Подать заявку',
    title: 'Подать заявку',
    missing: 'Чтобы подать, не хватает:',
    papers: 'Документы',
    paper: (id: string) => `документ: ${id}`,
    consent: 'Согласие на обработку данных',
    agree: 'Прочитал и согласен',
    give: 'Подать заявку',
    back: 'Не сейчас',
    offline: 'Подать можно только по сети. Всё введённое цело на телефоне.',
    unsent: 'Не все ответы дошли до сервера. Подождите сети и повторите.',
    consentLater: 'Текст согласия придёт с сервера, как только будет сеть.',
    consentChanged: 'Текст согласия изменился. Прочтите новый и согласитесь ещё раз.',
    next: 'После этого анкету и документы проверит сеть. Пока идёт проверка, менять их нельзя.',
  },
}

export type QuestionnaireText = typeof questionnaire

export const refusals: Record<string, (facts: Record<string, unknown>) => string> = {
  'questionnaire-closed': () => 'Анкета подана и сейчас не меняется. Введённое цело.',
  'submission-incomplete': () => 'Не хватает ответов или документов. Введённое цело.',
  'drafts-full': (facts) =>
    `Черновиков уже ${String(facts.most)}, больше начать нельзя. Подайте или отзовите один из них. Ответы этого целы здесь.`,
  'consent-changed': () => 'Текст согласия изменился. Прочтите новый и согласитесь ещё раз.',
  'geocoder-away': () => 'Поиск адреса не ответил. Поставьте метку сами.',
}
