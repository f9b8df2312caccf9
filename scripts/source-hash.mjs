import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = join(import.meta.dirname, '..')
const marker = join(root, 'dist/.built')
const ingredients = ['src', 'package.json', 'package-lock.json', 'vite.config.ts', 'scripts/build.mjs']

/** What dist/ would be made of now: a hash over the content of everything that goes into it. */
export function sourceHash() {
  const hash = createHash('sha256')
  for (const ingredient of ingredients) addTo(hash, join(root, ingredient))
  return hash.digest('hex')
}

/** A package without sources is as built as it gets. */
export function isBuilt() {
  if (!existsSync(marker)) return false
  return !existsSync(join(root, 'src')) || readFileSync(marker, 'utf8') === sourceHash()
}

export function writeMarker(folder, hash) {
  writeFileSync(join(folder, '.built'), hash)
}

function addTo(hash, path) {
  if (!existsSync(path)) return
  let names
  try {
    names = readdirSync(path, { withFileTypes: true })
  } catch {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path))
    return
  }
  for (const entry of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!/\.test\.tsx?$/.test(entry.name)) addTo(hash, join(path, entry.name))
  }
}
