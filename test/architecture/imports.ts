import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'

export const root = join(import.meta.dirname, '../..')

/** Every import under `tree` that `.dependency-cruiser.cjs` forbids, as `rule: from → to`. */
export async function forbiddenImports(tree: string) {
  const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'))
  const places = ['api', 'db', 'miniapp/src'].filter((place) => existsSync(join(tree, place)))
  const { output } = await cruise(
    places,
    { ...options, baseDir: tree },
    { alias: { '@': join(tree, 'miniapp/src') } },
  )
  const { summary, modules } = output as ICruiseResult
  return {
    modules: modules.length,
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  }
}
