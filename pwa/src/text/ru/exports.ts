// The words of what is taken away: the report, the case, lists.

export const exports = {
  application: {
    title: 'Скачать',
    language: 'Язык отчёта',
    languages: { ru: 'Русский', en: 'English' },
    kinds: {
      pdf: {
        name: 'Отчёт в PDF',
        what: 'Итог с арифметикой, оба голоса рядом, снимки парами, решения, коды для проверки. Можно печатать.',
        make: 'Составить отчёт',
      },
      case: {
        name: 'Всё дело в ZIP',
        what: 'Отчёт, снимки байт в байт, все записи телефонов, квитанции и отпечатки: проверяется без нас.',
        make: 'Собрать дело',
      },
    },
    made: 'Ваши файлы по этой заявке',
    none: 'Здесь появятся файлы, которые вы попросите. Окно можно закрыть: они дождутся вас.',
    waiting: 'В очереди',
    working: (done: string, total: string) => `Готовим: ${done} из ${total}`,
    ready: (size: string, at: string) => `${size}, состояние на ${at}`,
    until: (day: string) => `хранится до ${day}`,
    failed: 'Не получилось. Попросите ещё раз; если повторится, скажите администратору.',
    download: 'Скачать',
    downloadNamed: (name: string, at: string) => `Скачать: ${name}, ${at}`,
    unreachable: 'Просьба не отправлена. Повторите, когда связь вернётся.',
  },
  list: {
    title: 'Выгрузить список',
    what: 'Весь список, как он сейчас отобран и найден, а не только показанное на странице.',
    kinds: {
      xlsx: { name: 'Таблица XLSX', what: 'Для Excel и подобных: даты как даты, тексты как тексты.' },
      csv: { name: 'Таблица CSV', what: 'UTF-8, через точку с запятой, дробная часть через запятую.' },
      geojson: { name: 'Карта GeoJSON', what: 'Точки помещений для карт: номер, адрес, этап, итог.' },
    },
    download: (name: string) => `Скачать: ${name}`,
  },
}

export type ExportsText = typeof exports
