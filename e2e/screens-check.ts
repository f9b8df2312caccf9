import { mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
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

/** Serious and critical violations of WCAG 2 A and AA, each with where it is. */
export async function barriers(page: Page, only: readonly string[] = []): Promise<string[]> {
  // Without frames there is nothing to put together from several, so no second page has to be opened for it.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (only.length > 0) axe.withRules([...only])
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
  const { violations } = await axe.analyze()
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
