import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { forbiddenImports, root } from './imports.js'

const topLevel = [
  ...['miniapp', 'api', 'db', 'test'],
  ...['package.json', 'package-lock.json', 'tsconfig.json', 'vercel.json'],
  ...['README.md', 'README.zh-CN.md', 'LICENSE'],
  ...['biome.json', 'knip.json', 'vitest.config.ts', 'drizzle.config.ts'],
]

describe('the house', () => {
  it('is imported only in the directions of its plan', async () => {
    const { modules, violations } = await forbiddenImports(root)
    expect(violations).toEqual([])
    expect(modules).toBeGreaterThan(50)
  }, 60_000)

  it.each([
    ['tracking-imports-downwards', 'api/_tracking/x.ts', "import '../_dining/index.js'"],
    ['rooms-meet-at-the-index', 'api/_dining/x.ts', "import '../_members/queries.js'"],
    ['contracts-share-only-words', 'api/_dining/contract.ts', "import '../_members/index.js'"],
    ['platform-is-the-ground', 'api/_platform/x.ts', "import '../_members/index.js'"],
    ['doors-open-rooms', 'api/x.ts', "import '../db/client.js'"],
    ['doors-open-where-a-room-does', 'api/x.ts', "import './_members/queries.js'"],
    ['doors-know-no-database', 'api/x.ts', "import 'drizzle-orm'"],
    ['local-stays-local', 'api/_dining/x.ts', "import '../_local/start.js'"],
    ['build-is-run-not-imported', 'api/_dining/x.ts', "import '../_build/bundle-doors.js'"],
    ['db-is-the-floor', 'db/x.ts', "import '../api/_members/index.js'"],
    ['seed-speaks-in-verbs', 'db/seed/x.ts', "import '../../api/_members/queries.js'"],
    ['seed-is-for-the-demo', 'api/_insights/x.ts', "import '../../db/seed/street/days.js'"],
    ['truth-is-for-tests', 'api/_local/x.ts', "import '../../test/support/street/truth.js'"],
    ['truth-is-for-tests', 'db/seed/street/x.ts', "import '../../../test/support/street/truth.js'"],
    ['vocabulary-imports-nothing', 'api/_dining/vocabulary.ts', "import 'zod'"],
    ['no-circles', 'api/_members/index.ts', "import './queries.js'"],
    ['no-unresolved', 'api/_dining/x.ts', "import './nowhere.js'"],
    ['production-needs-no-dev-package', 'api/_dining/x.ts', "import 'fast-check'"],
    ['no-orphans', 'api/_dining/x.ts', 'export const alone = true'],
    ['pages-only-compose', 'miniapp/src/pages/me/x.ts', "import '../home/index'"],
    ['features-stand-alone', 'miniapp/src/features/dining/x.ts', "import '@/features/members/index'"],
    ['components-only-present', 'miniapp/src/components/x.ts', "import '@/platform/storage'"],
    ['client-only-calls', 'miniapp/src/client/x.ts', "import '@/features/members/index'"],
    ['platform-only-touches-the-phone', 'miniapp/src/platform/x.ts', "import '@/features/members/index'"],
    [
      'contracts-reach-the-phone-as-types',
      'miniapp/src/client/x.ts',
      "import { m } from '../../../api/_members/contract'\nm()",
    ],
  ])('refuses by the rule %s', async (rule, file, source) => {
    const tree = plant({
      'api/_members/index.ts': 'export const m = 1',
      'api/_members/queries.ts': "import './index.js'",
      'api/_members/contract.ts': 'export const m = () => 1',
      'api/_dining/index.ts': 'export const d = 1',
      'api/_local/start.ts': 'export const s = 1',
      'api/_build/bundle-doors.ts': 'export const b = 1',
      'db/client.ts': 'export const c = 1',
      'db/seed/street/days.ts': 'export const d = 1',
      'test/support/street/truth.ts': 'export const t = 1',
      'miniapp/src/pages/home/index.ts': 'export const h = 1',
      'miniapp/src/features/members/index.ts': 'export const f = 1',
      'miniapp/src/platform/storage.ts': 'export const s = 1',
      [file]: source,
    })
    const { violations } = await forbiddenImports(tree)
    expect(violations.filter((line) => line.includes(file)).map((line) => line.split(':')[0])).toContain(rule)
  })

  it('lets a type, but not a value, of a contract onto the phone', async () => {
    const tree = plant({
      'api/_members/contract.ts': 'export type Member = string',
      'miniapp/src/client/x.ts':
        "import type { Member } from '../../../api/_members/contract'\nexport const m: Member = ''",
    })
    expect((await forbiddenImports(tree)).violations).toEqual([])
  })

  it('has nothing on the top level that is not in its plan', () => {
    const found = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules')
    expect(found.filter((name) => !topLevel.includes(name))).toEqual([])
  })

  it('keeps SQL out of the doors', () => {
    const doors = readdirSync(join(root, 'api')).filter((name) => name.endsWith('.ts'))
    expect(doors.length).toBeGreaterThan(0)
    expect(doors.filter((door) => /sql`|drizzle|\bselect\b.*\bfrom\b/i.test(read(`api/${door}`)))).toEqual([])
  })

  it('has no bundles among its sources, in whose place they would be run', () => {
    const files = readdirSync(join(root, 'api'), { recursive: true, encoding: 'utf8' })
    const bundles = files.filter((file) => file.endsWith('.js') && file !== '_local/phone-stand-in.js')
    expect(bundles, 'a build of the doors left them: git clean -fdX api').toEqual([])
  })

  it('has no test that no project of vitest.config.ts runs', () => {
    const places = /^test\/(unit\/|architecture\/|integration\/|weapp\/|e2e\/.*\.browser\.test\.ts$)/
    const tests = sources('test').filter((file) => /\.(test|spec)\./.test(file))
    expect(tests.filter((file) => !places.test(file) || !file.endsWith('.test.ts'))).toEqual([])
  })

  it('has no file longer than 300 lines', () => {
    const files = ['api', 'db', 'miniapp/src', 'test'].flatMap(sources)
    expect(files.length).toBeGreaterThan(50)
    expect(files.filter((file) => read(file).split('\n').length > 301)).toEqual([])
  })
})

function sources(place: string) {
  return readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|scss)$/.test(file))
    .map((file) => `${place}/${file}`)
}

function read(file: string) {
  return readFileSync(join(root, file), 'utf8')
}

/** Writes the files into a folder of their own, with the installed packages beside them. */
function plant(files: Record<string, string>) {
  const tree = mkdtempSync(join(tmpdir(), 'shuke-house-'))
  onTestFinished(() => rmSync(tree, { recursive: true }))
  for (const shared of ['node_modules', 'package.json']) symlinkSync(join(root, shared), join(tree, shared))
  for (const [file, source] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, file)), { recursive: true })
    writeFileSync(join(tree, file), source)
  }
  return tree
}
