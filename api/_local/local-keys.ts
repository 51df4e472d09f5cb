import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const NAMES = ['SHUKE_SEALING_KEYS', 'SHUKE_LOOKUP_KEY', 'SHUKE_TOKEN_KEY', 'CRON_SECRET'] as const
type LocalKeys = Record<(typeof NAMES)[number], string>

/** The keys of a local data folder, made at its first start and kept beside its data, readable to its owner alone. */
export const localKeys = (folder: string): LocalKeys => {
  const file = path.join(folder, 'keys.json')
  const kept: Partial<LocalKeys> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  if (NAMES.every((name) => kept[name])) return kept as LocalKeys
  const key = () => randomBytes(32).toString('base64')
  const made: LocalKeys = {
    SHUKE_SEALING_KEYS: `local:${key()}`,
    SHUKE_LOOKUP_KEY: key(),
    SHUKE_TOKEN_KEY: key(),
    CRON_SECRET: key(),
  }
  const keys = { ...made, ...kept }
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}
