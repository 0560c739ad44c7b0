// The measuring of the line in Russian; fetched with its screen.

export const speed = {
  back: 'К чек-листу',
  title: 'Скорость линии',
  about: 'Три замера, берём медиану',
  median: 'Три замера, взята медиана',
  partOf: (done: number, runs: number) => `Закончено замеров: ${done} из ${runs}`,
  what: 'Подключите телефон к Wi-Fi точки: меряем её линию, а не мобильную сеть.',
  needs: 'Что нужно линии',
  answered: (item: string, count: string, sum: string) =>
    `Камер по ответу ${item}: ${count}. Если все они облачные, отдачи нужно ${sum}.`,
  cost: (bytes: string, line: string, seconds: string) =>
    `При ${line}\u00a0Мбит/с уйдёт около ${bytes} и ${seconds}\u00a0с`,
  costCapped: (bytes: string, line: string) =>
    `При ${line}\u00a0Мбит/с предел ${bytes} кончится раньше, цифра будет грубее`,
  budget: 'Сколько трафика можно потратить',
  usual: (cap: string) => `Обычно: не больше ${cap}`,
  economical: (cap: string) => `Экономно: не больше ${cap}, на быстрой линии точность ниже`,
  run: (run: number, runs: number, phase: string) => `Замер ${run} из ${runs}, ${phase}`,
  phase: { latency: 'задержка', download: 'приём', upload: 'отдача', pause: 'пауза' },
  phaseNow: { latency: 'меряем задержку', download: 'приём сейчас', upload: 'отдача сейчас', pause: 'пауза' },
  left: (seconds: string, bytes: string, cap: string) => `ещё ${seconds}\u00a0с · ${bytes} из ${cap}`,
  used: (bytes: string, cap: string) => `${bytes} из ${cap}`,
  upTo: (cap: string) => `до ${cap} трафика`,
  above: (norm: string) => `выше нормы ${norm}`,
  below: (norm: string) => `ниже нормы ${norm}`,
  seconds: (s: string) => `${s}\u00a0с`,
  first: (figure: string) => `первый замер ${figure}`,
  column: 'Замер',
  norm: 'норма',
  waits: 'ждёт',
  start: 'Начать замер',
  stop: 'Остановить',
  again: 'Ещё раз',
  accept: 'В чек-лист',
  fromComputer: 'С компьютера точки',
  about3: 'О самом замере',
  spread: (name: string, low: string, high: string, percent: string) =>
    `${name}: от ${low} до ${high}\u00a0Мбит/с, размах ${percent}.`,
  loaded: (ms: string, times: string) =>
    `Под полной нагрузкой ответ идёт ${ms}\u00a0мс: в ${times} раза дольше, чем в тишине.`,
  lossIs: 'Потери оценены по опозданиям: страница не видит самих пакетов.',
  early: 'Цифра ровная во всех замерах: приём остановлен раньше срока, трафик сбережён.',
  dataEnded: 'Предел трафика кончился раньше, чем цифра стала ровной: линия может быть быстрее.',
  gathered: 'Отдачу мерил телефон, а не сервер: что-то по пути собирает отправку целиком. Цифра может быть завышена.',
  cancelled: 'Замер остановлен.',
  keptSome: 'Законченное сохранено: его можно записать или измерить ещё раз.',
  keptNone: 'Ничего не записано.',
  signedOut: 'Вход закончился, замер прерван. Войдите снова и повторите.',
  unreachable: {
    offline: 'Связь оборвалась, замер не закончен. Проверьте сеть и повторите.',
    silent: 'Линия молчит: ответа нет дольше шести секунд. Проверьте сеть и повторите.',
    portal:
      'Сеть Wi-Fi просит войти: отвечает её страница, а не сервер. Откройте любую страницу, войдите в сеть и повторите.',
    server: 'Сервер отказался мерить: он занят или на нём ошибка. Повторите через минуту.',
    'signed-out': '',
  },
}

export type SpeedText = typeof speed
