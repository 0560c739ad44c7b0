// The words of the door for those who have no account yet; they come with the door.

import { inLocale } from '../../text/in-locale'

export const doorWords = inLocale({
  ru: { preflight: 'Подойдёт ли ваше помещение?', requirements: 'Требования к помещению' },
  en: { preflight: 'Would your premises pass?', requirements: 'What premises must be like' },
})
