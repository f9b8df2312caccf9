import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Locale, locales } from '#domain/person/locale.ts'
import { makeQueryClient } from './lib/query.ts'
import { sessionQuery } from './lib/session.ts'
import { allTexts, speak } from './lib/text.ts'
import { chooseTheme, startTheme } from './lib/theme.ts'
import { makeRouter } from './routes.tsx'
import './ui/base.css'

/** After this long, in ms, the first page is there and what other pages and its windows say is fetched. */
const settled = 3000

/** Before anybody has signed in: the language this browser was last used in, else the one it asks for. */
function likelyLocale(): Locale {
  const asked = [localStorage.getItem('bihuan.locale') ?? '', ...navigator.languages]
  for (const name of asked) {
    const exact = locales.find((locale) => locale === name)
    if (exact) return exact
    if (/^zh-(TW|HK|MO|Hant)/i.test(name)) return 'zh-TW'
    if (/^zh/i.test(name)) return 'zh-CN'
    if (/^en/i.test(name)) return 'en'
  }
  return 'zh-CN'
}

/** Should it fail, the page that needs them asks again and says so. */
function fetchTheRest(): void {
  allTexts().catch(() => {})
}

async function start(): Promise<void> {
  startTheme()
  const cache = makeQueryClient()
  const router = makeRouter()
  // The texts and the session are asked for together; the page is drawn when both are here.
  const spoken = speak(likelyLocale())
  const session = await cache.fetchQuery(sessionQuery).catch(() => undefined)
  await spoken
  if (session?.me) {
    chooseTheme(session.me.theme)
    await speak(session.me.locale)
  } else if (session?.organisation && localStorage.getItem('bihuan.locale') === null) {
    await speak(session.organisation.locale)
  }

  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no root')
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
  setTimeout(fetchTheRest, settled)
  for (const act of ['pointerdown', 'keydown']) {
    addEventListener(act, fetchTheRest, { once: true, capture: true })
  }
}

void start()
