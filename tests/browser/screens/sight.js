// What an eye would find wrong on a screen: it scrolls sideways, a text is cut or lies on another, a target is too small for a finger.
// It is put into every page before the page's own scripts, and speaks when it is asked.

(() => {
  window.__shift = 0
  window.__moved = []
  window.__refused = []
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue
      window.__shift += value
      window.__moved.push(...sources.map(({ node, previousRect, currentRect }) =>
        `${value.toFixed(3)} ${node?.nodeType === 1 ? nameOf(node) : node?.nodeName} ${previousRect.y} to ${currentRect.y}`))
    }
  }).observe({ type: 'layout-shift', buffered: true })
  document.addEventListener('securitypolicyviolation', (event) =>
    window.__refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
  )

  const TARGETS = 'a[href], button, input, select, textarea, summary, [role=button], [role=slider]'
  const NOT_WORDS = 'kbd, .code, .hash, .plate, script, style'

  /** Resolves when nothing has changed for `ms` and nothing is on its way. */
  window.__quiet = (ms) =>
    new Promise((resolve) => {
      let since = performance.now()
      const watcher = new MutationObserver(() => (since = performance.now()))
      watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
      const look = () => {
        const coming = [...document.images].some((image) => !image.complete) || document.querySelector('.work > .ghost')
        if (performance.now() - since < ms || coming) return setTimeout(look, 20)
        watcher.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)))
      }
      look()
    })

  const nameOf = (element) => {
    const classes = [...element.classList].map((each) => `.${each}`).join('')
    const said = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 50)
    return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ''}${classes} «${said}»`
  }
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isOnlyHeard(element)
  /** Kept for those who listen: clipped away to nothing. */
  const isOnlyHeard = (element) => {
    for (let up = element; up; up = up.parentElement) if (getComputedStyle(up).clipPath === 'inset(50%)') return true
    return false
  }
  /** What a person can reach now: inside of an open dialog nothing else is. */
  const ground = () => [...document.querySelectorAll('dialog[open], .person-menu')].at(-1) ?? document.body

  function sideways() {
    const root = document.scrollingElement
    const found = []
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`)
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX } = getComputedStyle(element)
      const scrolls = overflowX === 'auto' || overflowX === 'scroll'
      if (!scrolls || element.matches('.photos, .strip-row, .tabs, .filters, textarea, input') || !isSeen(element)) continue
      if (element.scrollWidth > element.clientWidth + 1) {
        found.push(`scrolls sideways, ${element.scrollWidth} in ${element.clientWidth}: ${nameOf(element)}`)
      }
    }
    return found
  }

  function small(least) {
    return [...ground().querySelectorAll(TARGETS)].filter(isSeen).flatMap((element) => {
      const style = getComputedStyle(element)
      const aside = element.parentElement.textContent.trim() !== element.textContent.trim()
      if (element.tagName === 'A' && style.display === 'inline' && aside) return []
      const whole = element.closest('label:has(input)') ?? element.closest('.input') ?? element
      const { width, height } = (element.matches('input') ? whole : element).getBoundingClientRect()
      if (width > least - 0.5 && height > least - 0.5) return []
      return [`${Math.round(width)} × ${Math.round(height)}: ${nameOf(element)}`]
    })
  }

  function* texts() {
    const walker = document.createTreeWalker(ground(), NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      if (!node.data.trim() || !node.parentElement || node.parentElement.closest('script, style')) continue
      if (!isSeen(node.parentElement)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) if (rect.width > 1 && rect.height > 1) yield { node, rect }
    }
  }

  const CLIPS = new Set(['hidden', 'clip'])

  /** Texts that something in the way of a scroller cuts off, and what is left to be seen of the others. */
  function cutAndSeen() {
    const cut = new Set()
    const seen = []
    for (const { node, rect } of texts()) {
      let [left, right, top, bottom] = [rect.left, rect.right, rect.top, rect.bottom]
      const scrolled = { x: false, y: false }
      for (let up = node.parentElement; up && up !== document.documentElement; up = up.parentElement) {
        const { overflowX, overflowY, display, position } = getComputedStyle(up)
        if (display === 'inline') continue
        const box = up.getBoundingClientRect()
        if (CLIPS.has(overflowX) && !scrolled.x && (left < box.left - 1.5 || right > box.right + 1.5)) cut.add(nameOf(up))
        if (CLIPS.has(overflowY) && !scrolled.y && (top < box.top - 2.5 || bottom > box.bottom + 2.5)) cut.add(nameOf(up))
        if (overflowX !== 'visible') [left, right] = [Math.max(left, box.left), Math.min(right, box.right)]
        if (overflowY !== 'visible') [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)]
        if (overflowX === 'auto' || overflowX === 'scroll') scrolled.x = true
        if (overflowY === 'auto' || overflowY === 'scroll') scrolled.y = true
        if (position === 'sticky' || position === 'fixed') {
          left = right
          break
        }
      }
      if (!scrolled.x && rect.right > innerWidth + 1) cut.add(`runs out of the screen: ${nameOf(node.parentElement)}`)
      if (right - left > 2 && bottom - top > 2) seen.push({ node, left, right, top, bottom })
    }
    return { cut: [...cut], seen }
  }

  function overlapping(seen) {
    const found = new Set()
    for (let one = 0; one < seen.length; one += 1) {
      for (let other = one + 1; other < seen.length; other += 1) {
        const [a, b] = [seen[one], seen[other]]
        if (a.node === b.node) continue
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
        const tall = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
        if (wide > 3 && tall > 5) found.add(`«${a.node.data.trim().slice(0, 40)}» and «${b.node.data.trim().slice(0, 40)}»`)
      }
    }
    return [...found]
  }

  /** Buttons, signs and heads of columns whose words are wider than they are. */
  function bursting() {
    return [...ground().querySelectorAll('.btn, .badge, .plate, .chip, th, .tabs > button, .answers label')]
      .filter((each) => isSeen(each) && each.scrollWidth > each.clientWidth + 1)
      .map((each) => `${each.scrollWidth} in ${each.clientWidth}: ${nameOf(each)}`)
  }

  /** Every word of the app's own that can be seen or heard, in the language of the page. */
  function words() {
    const own = document.documentElement.lang
    const foreign = (element) => element.closest('[lang]')?.lang !== own
    const said = new Set()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode
      if (!data.trim() || !parentElement || parentElement.closest(NOT_WORDS) || foreign(parentElement)) continue
      if (parentElement.checkVisibility()) said.add(data.trim())
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [alt], [title], [aria-description]')) {
      if (foreign(element)) continue
      for (const name of ['aria-label', 'placeholder', 'alt', 'title', 'aria-description']) {
        const value = element.getAttribute(name)?.trim()
        if (value) said.add(value)
      }
    }
    return [...said]
  }

  window.__sight = (least) => {
    const { cut, seen } = cutAndSeen()
    return {
      sideways: sideways(),
      small: small(least),
      cut,
      overlapping: overlapping(seen),
      bursting: bursting(),
      words: words(),
      refused: window.__refused,
      shift: window.__shift,
      moved: window.__moved,
    }
  }
})()
