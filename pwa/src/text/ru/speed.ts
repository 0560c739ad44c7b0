// The measuring of the line in Russian; fetched with its screen.

export const speed = {
  back: 'К чек-листу',
  title: 'Скорость линии',
  about: 'Три замера, берём медиану',
  median: 'Три замера, взята медиана',
  what: 'Подключите телефон к Wi-Fi точки: меряем её линию, а не мобильную сеть. Займёт около 12 секунд.',
  run: (run: number, runs: number, phase: string) => `Замер ${run} из ${runs}, ${phase}`,
  phase: { latency: 'задержка', download: 'приём', upload: 'отдача', pause: 'пауза' },
  phaseNow: { latency: 'меряем задержку', download: 'приём сейчас', upload: 'отдача сейчас', pause: 'пауза' },
  used: (bytes: string, cap: string) => `${bytes} из ${cap}`,
  upTo: (cap: string) => `до ${cap} трафика`,
  above: (norm: string) => `выше нормы ${norm}`,
  below: (norm: string) => `ниже нормы ${norm}`,
  column: 'Замер',
  norm: 'норма',
  waits: 'ждёт',
  start: 'Начать замер',
  stop: 'Остановить',
  again: 'Ещё раз',
  accept: 'В чек-лист',
  fromComputer: 'С компьютера точки',
  economical: 'Экономно: не больше 5 МБ, точность ниже',
  cancelled: 'Замер остановлен. Ничего не записано.',
  unreachable: 'Сервер перестал отвечать, замер не закончен. Проверьте сеть и повторите.',
}

export type SpeedText = typeof speed
