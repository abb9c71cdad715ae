// Opened from file://, a page may not start a worker. There the search runs in a hidden frame instead,
// behind the same few calls; Material looks for it under the name IFrameWorker.
class IFrameWorker extends EventTarget {
  #frame = document.createElement("iframe")
  #loaded

  constructor(url) {
    super()
    this.#frame.hidden = true
    document.body.append(this.#frame)
    const { contentDocument: page, contentWindow: inside } = this.#frame
    page.open()
    page.write("<!doctype html><title>search</title><body>")
    page.close()
    const load = src => new Promise((resolve, reject) => {
      const script = page.createElement("script")
      Object.assign(script, { src, onload: resolve, onerror: reject })
      page.body.append(script)
    })
    inside.importScripts = (...urls) => urls.reduce((before, next) => before.then(() => load(next)), Promise.resolve())
    inside.postMessage = data => {
      const event = new MessageEvent("message", { data })
      this.dispatchEvent(event)
      this.onmessage?.(event)
    }
    this.#loaded = load(url)
  }

  postMessage(data) {
    this.#loaded.then(() => this.#frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })))
  }

  terminate() {
    this.#frame.remove()
  }
}

if (location.protocol === "file:") {
  Object.assign(window, { IFrameWorker, Worker: IFrameWorker })
}
