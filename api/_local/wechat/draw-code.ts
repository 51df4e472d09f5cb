import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const SIDE = 430
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
/** Eight bits of grey. */
const FORMAT = [8, 0, 0, 0, 0]

/** A square code as a picture (PNG), black on white, as large as WeChat's. What it says means something to the stand-in alone. */
export const drawCode = (words: string): Buffer => {
  const { data, size } = encode(words, { ecc: 'M', border: 2 })
  const at = (pixel: number) => Math.floor((pixel * size) / SIDE)
  const lines = Array.from({ length: SIDE }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: SIDE }, (_, x) => (data[at(y)]?.[at(x)] ? 0 : 255))]),
  )
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIDE, 0)
  header.writeUInt32BE(SIDE, 4)
  header.set(FORMAT, 8)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const chunk = (name: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
