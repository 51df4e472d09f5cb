import { createHash, randomUUID } from 'node:crypto'
import { realpathSync, statSync, unlinkSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Holds a data folder for this process; null when another process has it. PGlite does not refuse a second opener itself.
 * A listening socket is the lock: the system drops it with the process, even after kill -9.
 */
export const holdFolder = async (folder: string): Promise<{ release(): void } | null> => {
  const address = socketOf(folder)
  const name = randomUUID()
  const left = identityOf(address)
  if (await whoAnswers(address)) return null
  // Another start may have put its own socket there meanwhile; only the dead one goes.
  if (left && identityOf(address) === left) unlinkSync(address)
  const server = await listen(address, name)
  // Two starts may both have found a dead socket; only one of them now answers at the address.
  if (!server || (await whoAnswers(address)) !== name) {
    server?.close()
    return null
  }
  server.unref()
  return { release: () => server.close() }
}

const socketOf = (folder: string) => {
  const id = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)
  return process.platform === 'win32' ? `\\\\.\\pipe\\shuke-${id}` : path.join(tmpdir(), `shuke-${id}.sock`)
}

const identityOf = (address: string) => {
  if (process.platform === 'win32') return null
  const file = statSync(address, { bigint: true, throwIfNoEntry: false })
  return file ? `${file.ino} ${file.ctimeNs}` : null
}

const whoAnswers = (address: string) =>
  new Promise<string | null>((resolve) => {
    let heard = ''
    const socket = connect(address)
    socket.on('data', (data) => {
      heard += data
    })
    socket.on('end', () => resolve(heard))
    socket.on('error', () => resolve(null))
  })

const listen = (address: string, name: string) =>
  new Promise<Server | null>((resolve) => {
    const server = createServer((socket) => socket.end(name))
    server.once('error', () => resolve(null))
    server.listen(address, () => resolve(server))
  })
