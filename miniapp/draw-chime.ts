import { writeFile } from 'node:fs/promises'

const RATE = 11_025
const SECONDS = 0.55
const LOUDNESS = 0.5
/** A fifth upwards, the second note a little later: G5, D6. */
const NOTES = [
  { hertz: 784, from: 0 },
  { hertz: 1175, from: 0.14 },
]

/** Writes the sound of a new booking, two soft notes, as a WAV of one channel. */
export const drawChime = (file: string) => {
  const samples = Array.from({ length: Math.round(RATE * SECONDS) }, (_, index) => sampleAt(index / RATE))
  return writeFile(
    file,
    Buffer.concat([header(samples.length), Buffer.from(Int16Array.from(samples).buffer)]),
  )
}

const sampleAt = (second: number) => {
  const sum = NOTES.reduce((level, { hertz, from }) => {
    const age = second - from
    if (age < 0) return level
    const softly = Math.min(1, age / 0.008) * Math.exp(-9 * age) * Math.min(1, (SECONDS - second) / 0.05)
    return level + softly * Math.sin(2 * Math.PI * hertz * age)
  }, 0)
  return Math.round((sum / NOTES.length) * LOUDNESS * 32_767)
}

const header = (samples: number) => {
  const bytes = samples * 2
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + bytes, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(RATE * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(bytes, 40)
  return head
}
