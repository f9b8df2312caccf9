import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOnly, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** Where to keep a picture of every screen, for whoever wants to look at them all. */
const pictures = process.env.BIHUAN_SCREENS

/** Waits until a page has its heading and nothing on it waits any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('h1')?.textContent?.trim() !== '' &&
      document.querySelector('h1') !== null &&
      // In a part that is folded away nothing is asked for yet.
      [...document.querySelectorAll('.waiting')].every((part) => !part.checkVisibility()),
  )
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
      }),
  )
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/**
 * Serious and critical violations of WCAG 2 A and AA, each with where it is; or of some rules only. The page
 * has no frames, so axe is put into it once and asked there.
 */
export async function barriers(page: Page, rules: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const runOnly: RunOnly =
    rules.length > 0 ? { type: 'rule', values: [...rules] } : { type: 'tag', values: standard }
  const { violations } = await page.evaluate((only) => {
    const { axe } = window as unknown as {
      axe: { run(root: Document, how: RunOptions): Promise<AxeResults> }
    }
    // What is in order is not described: that takes longer than the looking.
    return axe.run(document, { runOnly: only, resultTypes: ['violations'] })
  }, runOnly)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.split('\n')[1]}`,
      ),
    )
}

/** What is wider than the screen: a page that one has to push sideways. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
  })
}

/** Words cut off where nothing says so: no ellipsis, no way to scroll to them. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, button, a, th, td, label, p, li')]
      .filter((element) => {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(element)
        if (element.getClientRects().length === 0 || textOverflow === 'ellipsis') return false
        const isClipped = (value: string) => value === 'hidden' || value === 'clip'
        return (
          (isClipped(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (isClipped(overflowY) && element.scrollHeight > element.clientHeight + 3)
        )
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}: ${element.textContent}`),
  )
}

export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}
