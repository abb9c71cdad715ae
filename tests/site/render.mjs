// Renders a run record with Cucumber's own HTML formatter: node render.mjs node_modules record.ndjson out.html
import { createReadStream, createWriteStream } from "node:fs"
import { createInterface } from "node:readline"
import { pipeline } from "node:stream/promises"
import { pathToFileURL } from "node:url"

const [modules, record, page] = process.argv.slice(2)
const { CucumberHtmlStream } = await import(pathToFileURL(`${modules}/@cucumber/html-formatter/dist/src/index.js`))

async function* messages() {
  for await (const line of createInterface({ input: createReadStream(record) })) yield JSON.parse(line)
}

await pipeline(messages, new CucumberHtmlStream(), createWriteStream(page))
