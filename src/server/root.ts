import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the product itself; the same whether run from src/ or from the bundle in dist/. */
export const productRoot = findRoot(import.meta.dirname)

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json')) && existsSync(join(from, 'migrations'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('The product folder (package.json beside migrations/) was not found.')
  return findRoot(above)
}
