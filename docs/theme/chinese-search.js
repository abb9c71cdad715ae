// Search for Chinese, which writes no spaces: the index holds it character by character (`separator` in mkdocs.yml),
// and a word that is asked for becomes its characters, all of which a section must have.
// Material's own way, by the words of the index, drops the last of them. What uses its operators is left as it is.
const QUERY = 2 // Material's number for this kind of message to its search worker
const send = Worker.prototype.postMessage

Worker.prototype.postMessage = function (message, ...others) {
  if (message.type === QUERY && typeof message.data === "string" && !/["+~^:*-]/.test(message.data))
    message = { ...message, data: message.data.replace(/\p{sc=Han}/gu, " +$& ") }
  return send.call(this, message, ...others)
}
