import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Storage } from '../_platform/pictures/storage.js'

/** Keeps pictures in a folder of this machine. */
export const folderStorage = (folder: string): Storage => {
  const fileOf = (key: string) => path.join(folder, key)
  return {
    put: async (key, bytes) => {
      const file = fileOf(key)
      await mkdir(path.dirname(file), { recursive: true })
      // Half a picture is never read.
      const half = `${file}.${process.pid}.half`
      await writeFile(half, bytes)
      await rename(half, file)
    },
    get: async (key) => {
      const bytes = await readFile(fileOf(key)).catch(() => null)
      return bytes && new Blob([bytes]).stream()
    },
    remove: (key) => rm(fileOf(key), { force: true }),
  }
}
