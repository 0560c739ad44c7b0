// The bell, in Russian: what leads to the notices.

export const bell = {
  name: 'Уведомления',
  unread: (n: number) => `Уведомления, не прочитано: ${n}`,
}
