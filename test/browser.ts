import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/**
 * Where a Chromium is looked for: CHROMIUM_PATH, then where Debian and others put it. The shell without a
 * window of its own comes first: the whole browser draws its toolbars even where nobody sees them, and that
 * costs a third more.
 */
export const chromiumPlaces = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].filter((place) => place !== undefined)

/**
 * A Chromium without a window. Open pages by `browser.newContext({ baseURL })`; axe refuses
 * `browser.newPage()`. Whoever launches it closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPlaces.find((place) => existsSync(place))
  if (executablePath === undefined) {
    throw new Error('There is no Chromium: run node scripts/ensure-browser.mjs, or set CHROMIUM_PATH.')
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
    ],
  })
}
