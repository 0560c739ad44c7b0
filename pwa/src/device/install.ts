// Whether Osmotr should be put on the home screen first: Safari on iOS erases what a site keeps after seven unused days.

const OTHERS = /CriOS|FxiOS|EdgiOS|OPiOS|OPT\/|YaBrowser|DuckDuckGo|GSA\//

/** Safari on an iPhone or iPad, in a tab. Other browsers there have no such button, or keep it elsewhere. */
export function inIosTab(): boolean {
  const { userAgent, maxTouchPoints } = navigator
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)
  return ios && /Safari\//.test(userAgent) && !OTHERS.test(userAgent) && !isInstalled()
}

export function isInstalled(): boolean {
  return matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true
}
