import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

let shade = 0

/** A picture like no other: of one colour, with a white corner at the top left. */
export const makePicture = (width = 400, height = 300) => {
  shade += 1
  const background = { r: shade % 256, g: 90, b: 30 }
  const corner = { create: { width: 40, height: 40, channels: 3 as const, background: '#ffffff' } }
  return sharp({ create: { width, height, channels: 3, background } }).composite([
    { input: corner, top: 0, left: 0 },
  ])
}

export const makeJpeg = (width?: number, height?: number) => makePicture(width, height).jpeg().toBuffer()

export const makePlain = (width: number, height: number, colour = '#804020') =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer()

/** A PNG whose header says whatever one likes. */
export const forgePng = (width: number, height: number, rows: Buffer) => {
  const header = Buffer.from([...Array(8).fill(0), 8, 2, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const begin = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  const data = chunk('IDAT', deflateSync(rows, { level: 9 }))
  return Buffer.concat([begin, chunk('IHDR', header), data, chunk('IEND', Buffer.alloc(0))])
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
