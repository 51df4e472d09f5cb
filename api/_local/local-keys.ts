import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

type LocalKeys = { SHUKE_SEALING_KEYS: string; SHUKE_LOOKUP_KEY: string; SHUKE_TOKEN_KEY: string }

/** The keys of a local data folder, made at its first start and kept beside its data, readable to its owner alone. */
export const localKeys = (folder: string): LocalKeys => {
  const file = path.join(folder, 'keys.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const key = () => randomBytes(32).toString('base64')
  const keys = { SHUKE_SEALING_KEYS: `local:${key()}`, SHUKE_LOOKUP_KEY: key(), SHUKE_TOKEN_KEY: key() }
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}
