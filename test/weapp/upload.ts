import { fork } from 'node:child_process'
import { join } from 'node:path'

type Compiled = { files: string[]; refusal?: undefined } | { files?: undefined; refusal: string }

/** Compiles a build as an upload to WeChat does, in a process that reaches no network. */
export const compileForUpload = (folder: string) =>
  new Promise<Compiled>((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'compile-with-wechat.ts'), [folder], {
      execArgv: ['--import', 'tsx'],
      silent: true,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text))
    child.once('message', (compiled) => resolve(compiled as Compiled))
    child.once('exit', (code) => reject(new Error(`WeChat's compiler ended with ${code}:\n${output}`)))
  })
