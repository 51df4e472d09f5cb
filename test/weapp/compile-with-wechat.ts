import { mkdtempSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ci from 'miniprogram-ci'

/** Compiles the build in `folder` as an upload to WeChat would, and sends its parent what came of it. */
const compile = async (folder: string) => {
  // It asks WeChat which kinds of files it takes; refused, it uses the list it came with.
  Socket.prototype.connect = function () {
    process.nextTick(() => this.destroy(new Error('no network')))
    return this
  }
  process.execArgv = []
  const project = new ci.Project({
    appid: 'wx0000000000000001',
    type: 'miniProgram',
    projectPath: folder,
    ignores: [],
    privateKey: 'none is needed to compile',
  })
  Object.assign(project, { attr: async () => ci.DefaultProjectAttr })
  const out = mkdtempSync(join(tmpdir(), 'shuke-compiled-'))
  // It leaves folders behind where it is at work.
  process.chdir(out)
  try {
    await ci.getAppJSON(project)
    const setting = { es6: true, enhance: true, minify: true, minifyWXML: true, minifyWXSS: true }
    const options = { project, setting, version: '0', onProgressUpdate() {} }
    const compiled = await ci.getCompiledResult(options, join(out, 'all.zip'))
    return { files: Object.keys(compiled) }
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) }
  } finally {
    rmSync(out, { recursive: true })
  }
}

// What it started itself is still running then.
process.send?.(await compile(process.argv[2] as string), () => process.exit())
