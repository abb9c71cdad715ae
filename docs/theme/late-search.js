// The index of the search and what looks through it weigh more than a page and all its style.
// Material fetches both with every page; here they are fetched when somebody opens the search.
{
  const opened = new Promise(resolve => {
    const open = ({ target }) => target.matches?.(".md-search__input, #__search") && resolve()
    for (const sign of ["focusin", "change"]) document.addEventListener(sign, open)
  })

  const { open, send } = XMLHttpRequest.prototype
  const late = new WeakSet()
  XMLHttpRequest.prototype.open = function (method, url, ...others) {
    if (new URL(url, location).pathname.endsWith("/search/search_index.json")) late.add(this)
    return open.call(this, method, url, ...others)
  }
  XMLHttpRequest.prototype.send = function (...body) {
    if (late.has(this)) opened.then(() => send.apply(this, body))
    else send.apply(this, body)
  }

  const Now = Worker
  window.Worker = class extends EventTarget {
    #worker

    constructor(url) {
      super()
      this.#worker = opened.then(() => {
        const worker = new Now(url)
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })))
        return worker
      })
    }

    postMessage(...message) {
      this.#worker.then(worker => worker.postMessage(...message))
    }
  }
}
