// What a browser with an empty cache loads before the list of tasks can be used: by looking on, because
// which files a page needs is decided in the browser.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { atDesk } from './desk.mjs'

const dist = join(import.meta.dirname, '../dist/web')

/** JavaScript and CSS in bytes as gzip, until `row` shows; undefined if there is no browser, or no row. */
export async function measureFirstScreen({ url }, cookie, path, row) {
  return atDesk({ url }, cookie, async (page) => {
    const files = new Set()
    page.on('response', (response) => {
      const file = new URL(response.url()).pathname
      if (/\.(js|css)$/.test(file)) files.add(file)
    })
    const began = performance.now()
    await page.goto(path)
    const shown = await page
      .getByText(row)
      .first()
      .waitFor({ timeout: 30_000 })
      .then(() => true)
      .catch(() => false)
    if (!shown) return undefined
    const shownAfter = performance.now() - began
    const size = (end) =>
      [...files]
        .filter((file) => file.endsWith(end))
        .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
    return { js: size('.js'), css: size('.css'), files: files.size, shownAfter }
  })
}
