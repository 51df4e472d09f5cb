import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { parseArgs } from 'node:util'

interface Result {
  step: string
  passed: number
  failed: number
  seconds: number
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

const root = join(import.meta.dirname, '..')
const { values, positionals } = parseArgs({
  options: { long: { type: 'boolean' }, only: { type: 'string' } },
  allowPositionals: true,
})
const filter = positionals[0]
const env = {
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  ...(values.long && { SHUKE_LONG: '1' }),
}

const checks: Record<string, string> = {
  'types of api, db and test': 'tsc -p tsconfig.json',
  'types of miniapp': 'tsc -p miniapp/tsconfig.json',
  'types of the phone that tests it': 'tsc -p test/weapp/phone/tsconfig.json',
  'format and lint': 'biome check --error-on-warnings',
  'build for the web': 'npm run --silent build:h5',
  'build for WeChat': 'npm run --silent build:weapp',
  // After the builds, which draw what is imported.
  'dead code': 'knip --treat-config-hints-as-errors',
}

const results: Result[] = []
for (const step of steps()) {
  console.log(`\n▸ ${step.name}`)
  const start = performance.now()
  const counts = await step.run()
  const result = { step: step.name, ...counts, seconds: (performance.now() - start) / 1000 }
  results.push(result)
  console.log(`  ${summary(result)}`)
}
report()

function steps() {
  const named = Object.entries(checks).map(([name, command]) => ({ name, run: () => check(command) }))
  const tests = (...projects: string[]) => projects.map((name) => ({ name, run: () => test(name, filter) }))
  if (values.only) return tests(...values.only.split(','))
  if (values.long) {
    return [
      ...tests('unit', 'integration', 'postgres'),
      { name: 'browser', run: () => test('browser', filter ?? 'durability') },
    ]
  }
  const all = tests('unit', 'integration', 'postgres', 'browser', 'weapp')
  return filter ? all : [...named, ...all]
}

async function check(command: string) {
  const [tool, ...args] = command.split(' ') as [string, ...string[]]
  const passed = (await run(tool, args)) === 0
  return { passed: Number(passed), failed: Number(!passed) }
}

async function test(project: string, pathPart: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'shuke-run-'))
  const file = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const narrowed = pathPart ? [pathPart, '--passWithNoTests'] : []
  const code = await run('vitest', ['run', '--project', project, ...reporters, ...narrowed])
  const counts = count(file)
  rmSync(folder, { recursive: true })
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** A test that was skipped has not passed, and a file that could not be collected is one failure. */
function count(file: string) {
  let report: VitestReport
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { passed: 0, failed: 1 }
  }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const skipped = report.numPendingTests + report.numTodoTests
  if (skipped > 0) console.log(`  ${skipped} skipped, which counts as failed`)
  return { passed: report.numPassedTests, failed: report.numFailedTests + skipped + broken.length }
}

function run(tool: string, args: string[]) {
  return new Promise<number>((resolve) => {
    const child = spawn(tool, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function summary({ passed, failed, seconds }: Omit<Result, 'step'>) {
  return `${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`
}

function report() {
  const width = Math.max(...results.map(({ step }) => step.length))
  console.log(`\n${results.map((result) => `${result.step.padEnd(width)}  ${summary(result)}`).join('\n')}\n`)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  if (failed > 0 || passed === 0) process.exitCode = 1
  console.log(`${passed} passed, ${failed} failed`)
}
