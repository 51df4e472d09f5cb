import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { holdFolder } from '../../../api/_local/data-lock.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shuke-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('a data folder has one holder; the next may have it after the release', async () => {
  const held = await holdFolder(folder)
  expect(held).not.toBeNull()
  expect(await holdFolder(folder)).toBeNull()
  expect(await holdFolder(folder)).toBeNull()
  held?.release()
  const next = await holdFolder(folder)
  expect(next).not.toBeNull()
  next?.release()
})

it('a folder is itself under any name, and no other', async () => {
  const other = mkdtempSync(join(tmpdir(), 'shuke-lock-'))
  const alias = join(other, 'alias')
  symlinkSync(folder, alias)
  const held = await holdFolder(folder)
  expect(await holdFolder(alias)).toBeNull()
  const free = await holdFolder(other)
  expect(free).not.toBeNull()
  held?.release()
  free?.release()
  rmSync(other, { recursive: true, force: true })
})

it('of several starts at once exactly one holds the folder', async () => {
  const started = await Promise.all(Array.from({ length: 5 }, () => holdFolder(folder)))
  const holders = started.filter((held) => held !== null)
  expect(holders).toHaveLength(1)
  for (const held of holders) held.release()
})
