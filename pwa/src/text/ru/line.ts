// A line test in Russian: on the phone that shows its code, on the computer that measures, and what the server refuses.

type Facts = Record<string, unknown>

export const line = {
  back: 'К замеру на телефоне',
  title: 'С компьютера точки',
  stepOpen: (host: string) => `Откройте на компьютере точки ${host}/line или наведите его камеру на QR.`,
  stepCode: 'Введите код:',
  stepStart: 'Нажмите там «Начать замер». Результат придёт сюда сам.',
  code: 'Код',
  qr: (code: string) => `QR с адресом этого замера, код ${code}`,
  state: {
    waiting: 'Ждём компьютер',
    claimed: 'Компьютер открыл страницу',
    measuring: 'Компьютер меряет',
    done: 'Готово',
  },
  flowed: (down: string, up: string) => `сервер насчитал: принято ${down}, отдано ${up}`,
  left: (minutes: string) => `код живёт ещё ${minutes}`,
  minutes: (count: number) => `${count}\u00a0мин`,
  seconds: (count: number) => `${count}\u00a0с`,
  expired: 'Код истёк. Ничего не записано.',
  replaced: 'Открыт другой замер этого осмотра, этот код больше не действует.',
  newCode: 'Новый код',
  accept: 'Принять в ответ',
  offline: 'Нужна сеть: код выдаёт сервер, и результат приходит через него. Подойдёт и мобильная.',
  opening: 'Получаем код…',
  unreachable: 'Сервер не отвечает. Пробуем снова сами.',
  lines: {
    same: 'Телефон и компьютер выходят с одного адреса: это одна линия.',
    other: 'Телефон сейчас в другой сети, похоже, в мобильной. Измерена линия компьютера.',
    unknown: 'Одна ли линия у телефона и компьютера, по адресам сказать нельзя.',
  },
  private: 'Адрес компьютера внутренний: это не измерение интернета.',
  when: (time: string) => `Измерено в ${time}`,
}

export const linePage = {
  brand: 'Осмотр',
  title: 'Замер линии',
  motto: 'Линию меряет сам компьютер точки',
  about: 'Результат придёт в осмотр на телефоне. Вход не нужен, на этом компьютере ничего не сохраняется.',
  language: 'English',
  enter: 'Введите код с телефона',
  code: 'Код из шести знаков',
  codeHint: 'Буквы годятся и русские, и латинские',
  needCode: 'Введите код: шесть знаков с экрана телефона.',
  open: 'Открыть замер',
  opening: 'Проверяем код…',
  ready: 'Можно начинать',
  readyWhat: (cap: string) =>
    `Три замера, около 12 секунд, до ${cap} трафика. Закройте загрузки и видео, иначе они займут линию.`,
  economical: 'Экономно: не больше 5 МБ, точность ниже',
  start: 'Начать замер',
  stop: 'Остановить',
  codeIs: (code: string) => `код ${code}`,
  run: (run: number, runs: number, phase: string) => `Замер ${run} из ${runs}, ${phase}`,
  phase: { latency: 'задержка', download: 'приём', upload: 'отдача', pause: 'пауза' },
  seconds: (s: string) => `${s}\u00a0с`,
  phaseNow: { latency: 'меряем задержку', download: 'приём сейчас', upload: 'отдача сейчас', pause: 'пауза' },
  used: (bytes: string, cap: string) => `${bytes} из ${cap}`,
  column: 'Замер',
  median: 'медиана',
  waits: 'ждёт',
  handing: 'Передаём результат…',
  done: 'Результат на телефоне',
  doneWhat: 'Осталось принять его там в ответ. Эту страницу можно закрыть.',
  counted: 'Байты и время сервер считал сам.',
  another: 'Ввести другой код',
  again: 'Повторить замер',
  cancelled: 'Замер остановлен. На телефон ничего не ушло.',
  unreachable: 'Сервер перестал отвечать, замер не закончен. Проверьте сеть и повторите.',
  portal: 'Сеть просит войти: отвечает её страница, а не сервер. Войдите в сеть и повторите.',
  away: 'Сервер не отвечает. Проверьте сеть и повторите.',
  notHandedIn: 'Замер сделан, но до сервера не дошёл. Повторите, когда появится сеть.',
}

export const refusals: Record<string, (facts: Facts) => string> = {
  'line-code-unknown': () => 'Такого кода нет. Сверьте его с телефоном: код мог смениться.',
  'line-code-expired': (facts) =>
    `Код истёк: он живёт ${String(facts.lives_min ?? 15)} минут. Возьмите на телефоне новый.`,
  'line-code-used': () => 'Этот код уже использован. Возьмите на телефоне новый.',
  'line-budget-spent': () => 'По этому коду уже прошло столько данных, сколько разрешено. Возьмите на телефоне новый.',
  'line-result-unproved': () =>
    'Сервер не принял результат: столько байт за это время через него не прошло. Повторите замер.',
}

export type LineText = typeof line
export type LinePageText = typeof linePage
