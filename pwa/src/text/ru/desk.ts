// The desk in Russian: what every page says; the reviewer's and the administrator's words come from beside.

import { office } from './desk-office'
import { review } from './desk-review'
import { upkeep } from './desk-upkeep'

export const desk = {
  brand: 'Осмотр',
  sections: 'Разделы',
  rail: {
    queue: 'Очередь',
    visits: 'Заявки',
    people: 'Люди',
    phones: 'Телефоны',
    checklists: 'Чек-листы',
    audit: 'Журнал',
  },
  roles: {
    applicant: 'заявитель',
    inspector: 'инспектор',
    reviewer: 'проверяющий',
    administrator: 'администратор',
  },
  rolesMany: {
    applicant: 'Заявители',
    inspector: 'Инспекторы',
    reviewer: 'Проверяющие',
    administrator: 'Администраторы',
  },
  update: { ready: 'Готово обновление. Недописанное сначала сохраните.', apply: 'Обновить' },
  menu: {
    open: 'Меню пользователя',
    signOut: 'Выйти',
    language: 'Язык',
    languages: { ru: 'Русский', en: 'English' },
    theme: 'Вид',
    themes: { system: 'Как в системе', light: 'Светлый', dark: 'Тёмный' },
  },
  cancel: 'Отмена',
  close: 'Закрыть',
  none: 'нет',
  nobody: 'никто',
  formKept: 'Введённое сохранено, отправьте снова.',
  more: 'Показать ещё',
  retry: 'Повторить',
  save: 'Сохранить',
  optional: 'необязательно',

  list: {
    loading: 'Загружаем…',
    failed: 'Данные не пришли',
    offline: 'Нет связи с сервером',
    offlineWhat: 'Этот экран работает только по сети. Как только связь вернётся, спросим снова сами.',
    stale: (time: string) => `Показано то, что было в ${time}`,
    staleWhat: 'Связи с сервером нет. Решения и изменения сейчас не отправить.',
    why: {
      offline: 'Компьютер без сети.',
      timeout: 'Сервер не ответил вовремя.',
      portal: 'Вместо сервера отвечает страница входа в чужую сеть. Войдите в неё и повторите.',
      busy: 'Сервер занят и просит зайти чуть позже.',
      full: 'На сервере кончилось место. Записанное не пострадало.',
      'server-error': 'На сервере случилась ошибка. Записанное не пострадало.',
    },
  },

  stage: {
    inspecting: 'осмотр',
    reviewing: 'на проверке',
    fixing: 'исправление',
    accepted: 'принята',
    refused: 'отказано',
    appealed: 'жалоба',
  },
  move: {
    applicant: 'ход заявителя',
    inspector: 'ход инспектора',
    reviewer: 'ход проверяющего',
    administrator: 'ход администратора',
    nobody: 'решено',
  },
  moveOf: {
    applicant: 'заявителя',
    inspector: 'инспектора',
    reviewer: 'проверяющего',
    administrator: 'администратора',
    nobody: 'решено',
  },
  kind: { self_assessment: 'самопроверка', visit: 'выезд' },
  premises: { empty: 'пустое', finished: 'готовое', recheck: 'повторно' },
  state: {
    planned: 'назначен',
    started: 'идёт',
    finished: 'закончен, ждём снимки',
    sealed: 'принят сервером',
    cancelled: 'отменён',
  },
  verdict: {
    ready: 'Готово',
    'ready-with-tasks': 'Готово с задачами',
    'not-ready': 'Не готово',
    incomplete: 'Заполнено не всё',
  },

  due: {
    late: (days: number) => `просрочено на ${days} д`,
    lateToday: (time: string) => `просрочено с ${time}`,
    today: (time: string) => `сегодня, ${time}`,
    hours: (n: number, time: string) => `ещё ${n}\u00a0ч, до ${time}`,
    minutes: (n: number, time: string) => `ещё ${n}\u00a0мин, до ${time}`,
    tomorrow: 'завтра',
    none: 'без срока',
  },

  help: {
    all: 'все клавиши',
  },

  metres: (value: string) => `${value}\u00a0м`,
  events: {
    created: 'Заявка заведена',
    started: 'Осмотр начат',
    finished: 'Осмотр закончен',
    sealed: 'Осмотр принят сервером',
    'visit-planned': 'Назначен выезд',
    reassigned: 'Выезд изменён',
    cancelled: 'Осмотр отменён',
    reviewing: 'Передана на проверку',
    accept: 'Принята',
    return: 'Пункты возвращены',
    refuse: 'Отказано',
    question: 'Задан вопрос',
    'question-answer': 'Ответ на вопрос',
    appeal: 'Подана жалоба',
    resume: 'Отказ отменён, осмотр продолжается',
  } as Record<string, string>,
  ...review,
  ...office,
  ...upkeep,
}

export type DeskText = typeof desk
