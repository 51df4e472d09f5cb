// node --import tsx build-doors.ts <tree> <output> <door> …: builds doors of `tree` with Vercel's own builder.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type BuildV3,
  type Config,
  FileBlob,
  FileFsRef,
  type Files,
  getLambdaOptionsFromFunction,
  type NodejsLambda,
} from '@vercel/build-utils'
import * as builder from '@vercel/node'

const NODE_VERSION = '24.x'
// The package's types know nothing of its builder.
const { build } = builder as unknown as { build: BuildV3 }

// What `vercel build` sets; the last one says that the packages are installed.
Object.assign(process.env, { VERCEL: '1', NOW_BUILDER: '1', VERCEL_INSTALL_COMPLETED: '1' })

const [tree = '', output = '', ...doors] = process.argv.slice(2)
const { functions } = JSON.parse(await readFile(join(tree, 'vercel.json'), 'utf8'))
const config: Config = { zeroConfig: true, functions, projectSettings: { nodeVersion: NODE_VERSION } }
for (const door of doors) await buildDoor(door)

async function buildDoor(name: string) {
  const entrypoint = `api/${name}.ts`
  const { output: built } = await build({
    files: { [entrypoint]: new FileFsRef({ fsPath: join(tree, entrypoint) }) },
    entrypoint,
    workPath: tree,
    repoRootPath: tree,
    config,
    meta: { skipDownload: true },
  })
  const { files = {}, handler, runtime, shouldAddHelpers } = built as NodejsLambda
  const folder = join(output, 'functions/api', `${name}.func`)
  await writeFiles(folder, files)
  const { maxDuration } = await getLambdaOptionsFromFunction({ sourceFile: entrypoint, config })
  const settings = { handler, runtime, launcherType: 'Nodejs', shouldAddHelpers, maxDuration }
  await writeFile(join(folder, '.vc-config.json'), JSON.stringify(settings, null, 2))
}

async function writeFiles(folder: string, files: Files) {
  for (const [name, file] of Object.entries(files)) {
    const to = join(folder, name)
    await mkdir(dirname(to), { recursive: true })
    if (file instanceof FileFsRef) await copyFile(file.fsPath, to)
    else if (file instanceof FileBlob) await writeFile(to, file.data)
    else throw new Error(`${name} is of a kind that is not written here`)
  }
}
