// npm run vercel-build. Vercel's builder runs it before it traces a door, and then finds bundles beside the rooms' sources.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

if (!process.env.VERCEL) {
  console.error(
    'Only a build on Vercel bundles: in a working tree, bundles would be run instead of the sources.',
  )
  process.exit(1)
}

const root = resolve(import.meta.dirname, '../..')
const api = join(root, 'api')
// A bundle has no require of its own, by which the CommonJS packages in it ask for Node's modules.
const REQUIRE = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`

const groups = groupsOf(await roomsBehindDoors())
// Rooms would import the bundles of an earlier run, or of another group, instead of each other's sources.
for (const file of readdirSync(api, { recursive: true, encoding: 'utf8' }))
  if (/^_(?!local\/).*\.js$/.test(file)) rmSync(join(api, file))
const built = await Promise.all(groups.map(bundle))

mkdirSync(join(api, '_chunks'), { recursive: true })
for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles))
  writeFileSync(path, contents)
const outputs = Object.assign({}, ...built.map(({ metafile }) => metafile.outputs))
writeFileSync(join(api, '_chunks/metafile.json'), JSON.stringify({ outputs }))

/** For each door the paths of the modules it imports, without their suffix. */
async function roomsBehindDoors() {
  const doors = readdirSync(api).filter((file) => file.endsWith('.ts'))
  const { metafile } = await build({
    entryPoints: doors.map((door) => join(api, door)),
    outdir: api,
    bundle: true,
    external: ['./*'],
    packages: 'external',
    metafile: true,
    write: false,
  })
  return Object.values(metafile.outputs).map(({ imports }) =>
    imports
      .filter(({ path }) => path.startsWith('./'))
      .map(({ path }) => join(api, path.replace(/\.js$/, ''))),
  )
}

/** Doors with a room in common are bundled together, for it must be there once; a door by itself starts from less. */
function groupsOf(doors: string[][]) {
  return doors.reduce<string[][]>((groups, rooms) => {
    const meets = (group: string[]) => group.some((room) => rooms.includes(room))
    const met = new Set([...groups.filter(meets).flat(), ...rooms])
    return [...groups.filter((group) => !meets(group)), [...met]]
  }, [])
}

function bundle(rooms: string[]) {
  return build({
    entryPoints: rooms.map((room) => `${room}.ts`),
    absWorkingDir: root,
    outbase: api,
    outdir: api,
    chunkNames: '_chunks/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    banner: { js: REQUIRE },
    // What writes the OpenAPI document takes all of zod along; from outside it leaves the rooms the little they use.
    // What draws pictures is no JavaScript.
    external: ['@hono/zod-openapi', 'sharp'],
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
}
