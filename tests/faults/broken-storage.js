// Breaks IndexedDB on order, as browsers do: in a page before its own scripts, and in Node over fake-indexeddb.
//
//   broken.order({ what: 'abort', after: 2, times: 1 })   the third that comes is struck, the fourth is well
//   broken.mend()                                         nothing more is struck; answers how often anything was
//
// open         an opening fails with `name` (UnknownError)           dead      a handle has died: every transaction() on it throws
// closed       the browser closes the connection                     request   a request throws `name` (UnknownError)
// abort        a transaction is broken off after a request           full      the same, for want of room (QuotaExceededError)
// unheard      a transaction is committed, and the page hears that it was broken off
// hang         nothing comes of a transaction any more               hang-end  nothing comes of its commit
;(() => {
  const MINE = /^osmotr-/
  const plain = {
    open: IDBFactory.prototype.open,
    transaction: IDBDatabase.prototype.transaction,
  }
  const get = IDBObjectStore.prototype.get
  const METHODS = ['add', 'put', 'get', 'getAll', 'getKey', 'getAllKeys', 'count', 'delete', 'openKeyCursor']
  const dead = new WeakSet()
  const hung = new WeakSet()
  let plan = null
  let seen = 0
  let struck = 0

  const fails = (name) => new DOMException('broken on order', name)

  function strikes(...kinds) {
    if (!plan || !kinds.includes(plan.what)) return false
    seen += 1
    if (seen <= plan.after || struck >= plan.times) return false
    struck += 1
    return true
  }

  IDBFactory.prototype.open = function (name, ...rest) {
    if (!MINE.test(name) || !strikes('open')) return plain.open.call(this, name, ...rest)
    const request = new EventTarget()
    request.error = fails(plan.name ?? 'UnknownError')
    setTimeout(() => request.onerror?.(new Event('error')), 0)
    return request
  }

  IDBDatabase.prototype.transaction = function (...given) {
    if (!MINE.test(this.name) || given[1] === 'versionchange') return plain.transaction.apply(this, given)
    if (strikes('dead')) dead.add(this)
    if (dead.has(this)) throw fails('InvalidStateError')
    if (strikes('closed')) {
      this.close()
      this.onclose?.(new Event('close'))
    }
    const tx = plain.transaction.apply(this, given)
    if (strikes('unheard')) unheard(tx)
    if (strikes('hang')) hang(tx)
    if (strikes('hang-end')) deafen(tx, ['complete', 'abort', 'error'])
    return tx
  }

  for (const store of [IDBObjectStore, IDBIndex]) {
    for (const method of METHODS.filter((each) => each in store.prototype)) {
      const work = store.prototype[method]
      store.prototype[method] = function (...given) {
        const { transaction } = this instanceof IDBIndex ? this.objectStore : this
        if (!MINE.test(transaction.db.name)) return work.apply(this, given)
        if (strikes('request')) throw fails(plan.name ?? 'UnknownError')
        const request = work.apply(this, given)
        if (hung.has(transaction)) request.addEventListener = () => {}
        if (strikes('abort')) breakOff(transaction, null)
        if (transaction.mode === 'readwrite' && strikes('full')) breakOff(transaction, fails('QuotaExceededError'))
        return request
      }
    }
  }

  /** A transaction that scripts break off has no error of its own; one that the browser breaks off has. */
  function breakOff(tx, error) {
    if (error) Object.defineProperty(tx, 'error', { get: () => error })
    queueMicrotask(() => {
      try {
        tx.abort()
      } catch {
        // it had ended
      }
    })
  }

  function unheard(tx) {
    const listen = tx.addEventListener
    tx.addEventListener = (type, call, ...rest) => {
      if (type === 'abort') listen.call(tx, 'complete', () => call.call(tx, new Event('abort')))
      else if (type !== 'complete') listen.call(tx, type, call, ...rest)
    }
  }

  function deafen(tx, types) {
    const listen = tx.addEventListener
    tx.addEventListener = (type, ...rest) => types.includes(type) || listen.call(tx, type, ...rest)
  }

  /** It is kept busy, so that it does not commit by itself what it has of its work. */
  function hang(tx) {
    hung.add(tx)
    tx.addEventListener = () => {}
    const store = tx.objectStore(tx.objectStoreNames[0])
    const turn = () => {
      try {
        get.call(store, IDBKeyRange.lowerBound(0)).onsuccess = turn
      } catch {
        // broken off at last
      }
    }
    turn()
  }

  globalThis.broken = {
    order(given) {
      plan = { after: 0, times: 1, ...given }
      seen = struck = 0
    },
    mend() {
      plan = null
      return struck
    },
    struck: () => struck,
  }
})()
