// The tests of whole journeys need Chromium and a font with Chinese characters. On Debian as root both
// are installed when missing; elsewhere this says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Returns undefined when all is there, else a sentence on what is missing. */
export function ensureBrowser() {
  const missing = [
    ...(hasChromium() ? [] : ['chromium-headless-shell']),
    ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
  ]
  if (missing.length === 0) return undefined

  const install = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0 || !has('apt-get')) {
    return `The browser tests need ${missing.join(' and ')}. Run: sudo ${install} (or set CHROMIUM_PATH).`
  }
  console.log(`Installing ${missing.join(' and ')} for the browser tests`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words) =>
    spawnSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  apt('update', '--quiet')
  apt(...install.split(' ').slice(1))
  // Older releases have only the whole browser.
  if (!hasChromium()) apt('install', '--yes', '--no-install-recommends', 'chromium')
  return hasChromium() && hasChineseFont() ? undefined : `This failed: ${install}`
}

function hasChromium() {
  return places.some((place) => place && existsSync(place))
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { stdout } = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return (stdout ?? '').trim() !== '' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

if (process.argv[1] === import.meta.filename) {
  const problem = ensureBrowser()
  console.log(problem ?? 'Chromium and a Chinese font are here.')
  process.exitCode = problem === undefined ? 0 : 1
}
