import i18next, { type i18n } from 'i18next'
import { useCallback, useSyncExternalStore } from 'react'
import type { Locale } from '#domain/person/locale.ts'
import { Refused, Unreachable } from './api.ts'

export type TextParams = Readonly<Record<string, string | number>>
export type Text = (key: string, params?: TextParams) => string

interface Tree {
  readonly [key: string]: string | Tree
}

interface Catalogue {
  /** What the first pages say: small, so that they are there soon. */
  readonly first: () => Promise<unknown>
  readonly all: () => Promise<unknown>
}

/** Only the language that is read is loaded. */
const catalogues: Record<Locale, Catalogue> = {
  'zh-CN': {
    first: async () => (await import('#text/zh-CN/first.ts')).first,
    all: async () => (await import('#text/zh-CN/all.ts')).all,
  },
  'zh-TW': {
    first: async () => (await import('#text/zh-TW/first.ts')).first,
    all: async () => (await import('#text/zh-TW/all.ts')).all,
  },
  en: {
    first: async () => (await import('#text/en/first.ts')).first,
    all: async () => (await import('#text/en/all.ts')).all,
  },
}

/** Nested texts as one level: `{ common: { save: '…' } }` gives `common.save`. Keys may hold dots themselves. */
export function flattened(tree: Tree): Record<string, string> {
  const flat: Record<string, string> = {}
  const add = (branch: Tree, before: string) => {
    for (const [key, value] of Object.entries(branch)) {
      if (typeof value === 'string') flat[before + key] = value
      else add(value, `${before}${key}.`)
    }
  }
  add(tree, '')
  return flat
}

let instance: i18n | undefined
const listeners = new Set<() => void>()
/** Languages of which everything is here. */
const whole = new Set<Locale>()
let wantsAll = false

async function textsOf(locale: Locale): Promise<Record<string, string>> {
  if (!wantsAll) return flattened((await catalogues[locale].first()) as Tree)
  const all = await catalogues[locale].all()
  whole.add(locale)
  return flattened(all as Tree)
}

/** Loads a language, if it is not there yet, and speaks it from now on. */
export async function speak(locale: Locale): Promise<void> {
  if (instance === undefined) {
    const made = i18next.createInstance()
    await made.init({
      lng: locale,
      resources: { [locale]: { translation: await textsOf(locale) } },
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      // The unit of what is only counted is nothing in English, and that is its text.
      returnEmptyString: true,
      // React escapes what it draws.
      interpolation: { escapeValue: false },
      showSupportNotice: false,
    } as Parameters<i18n['init']>[0])
    instance = made
  } else if (instance.language !== locale) {
    if (!instance.hasResourceBundle(locale, 'translation') || (wantsAll && !whole.has(locale)))
      instance.addResourceBundle(locale, 'translation', await textsOf(locale))
    await instance.changeLanguage(locale)
  }
  document.documentElement.lang = locale
  for (const listener of listeners) listener()
}

/** Resolves when everything that is said in the language at hand is here, from now on in any language. */
export async function allTexts(): Promise<void> {
  wantsAll = true
  if (instance === undefined || whole.has(spokenLocale())) return
  const locale = spokenLocale()
  instance.addResourceBundle(locale, 'translation', await textsOf(locale))
  for (const listener of listeners) listener()
}

export function spokenLocale(): Locale {
  return (instance?.language as Locale | undefined) ?? 'zh-CN'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, spokenLocale)
}

/** The text of a key in the reader's language; a key that no catalogue has comes back as itself. */
export function say(key: string, params: TextParams = {}): string {
  return instance?.t(key, { ...params }) ?? key
}

export function hasText(key: string): boolean {
  return instance?.exists(key) ?? false
}

/** Other after every change of what can be said: another language, or all of it instead of the first of it. */
function spokenState(): string {
  const locale = spokenLocale()
  return whole.has(locale) ? `${locale} whole` : locale
}

export function useText(): Text {
  const state = useSyncExternalStore(subscribe, spokenState)
  // A new function for new texts, so that what was made with the old ones is made again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  return useCallback<Text>((key, params) => say(key, params), [state])
}

/** A refusal in the reader's words; `fields` are by path, as in `people.0.name`. */
export interface Said {
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
  /** What to quote to the administrator. */
  readonly requestId?: string
}

/**
 * `path` of an issue is where the field stands in the form. When every issue has a field of its own,
 * the message only points there.
 */
export function sayError(error: unknown, text: Text, has: (key: string) => boolean): Said {
  if (error instanceof Unreachable) return { message: text(`error.${error.reason}`), fields: {} }
  if (!(error instanceof Refused)) return { message: text('error.browser.unexpected'), fields: {} }
  const fields: Record<string, string> = {}
  for (const { path, reason, params } of error.issues) {
    fields[path.join('.')] ??= text(
      has(`error.${reason}`) ? `error.${reason}` : 'error.field.invalid',
      params ?? {},
    )
  }
  const key = has(`error.${error.reason}`) ? `error.${error.reason}` : `error.kind.${error.kind}`
  return {
    message: text(has(key) ? key : 'error.server.unexpected', error.params),
    fields,
    ...(error.requestId && { requestId: error.requestId }),
  }
}

export function useError(): (error: unknown) => Said {
  const text = useText()
  return useCallback((error) => sayError(error, text, hasText), [text])
}
