import { inflateRawSync } from 'node:zlib'

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50

/** The sheets of an .xlsx by name, each a table of what its cells show. */
export const readSpreadsheet = (file: Buffer): Map<string, string[][]> => {
  const parts = unzip(file)
  const shared = cut(parts.get('xl/sharedStrings.xml') ?? '', /<si>(.*?)<\/si>/gs).map(plain)
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
    ([, name = '']) => plain(name),
  )
  return new Map(
    names.map((name, at) => [name, rowsOf(parts.get(`xl/worksheets/sheet${at + 1}.xml`), shared)]),
  )
}

/** The sheets that the API answers at `path`. */
export const takeSheets = async (origin: string, path: string, token: string) => {
  const answer = await fetch(`${origin}/api${path}`, { headers: { Authorization: `Bearer ${token}` } })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return readSpreadsheet(Buffer.from(await answer.arrayBuffer()))
}

const rowsOf = (sheet = '', shared: string[]) =>
  cut(sheet, /<row[^>]*>(.*?)<\/row>/gs).map((row) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, about = '', inner = '']) => {
      const text = plain(/<(?:v|t)[^>]*>(.*?)<\/(?:v|t)>/s.exec(inner)?.[1] ?? '')
      return /t="s"/.test(about) ? (shared[Number(text)] ?? '') : text
    }),
  )

const cut = (text: string, by: RegExp) => [...text.matchAll(by)].map(([, inner = '']) => inner)

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const plain = (xml: string) =>
  xml.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? '')

const unzip = (file: Buffer): Map<string, string> => {
  const parts = new Map<string, string>()
  for (let at = file.indexOf(Buffer.from('PK\x01\x02', 'latin1')); at >= 0 && at + 46 <= file.length; ) {
    if (file.readUInt32LE(at) !== CENTRAL) break
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [named, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset))
    const begins = file.readUInt32LE(at + 42)
    if (file.readUInt32LE(begins) !== LOCAL) throw new Error('not a zip')
    const from = begins + 30 + file.readUInt16LE(begins + 26) + file.readUInt16LE(begins + 28)
    const packed = file.subarray(from, from + size)
    const name = file.toString('utf8', at + 46, at + 46 + (named ?? 0))
    parts.set(name, (method === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
    at += 46 + (named ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return parts
}
