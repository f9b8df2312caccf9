import { useSyncExternalStore } from 'react'
import type { Me } from '#contract/session.ts'

export type ThemeChoice = Me['theme']
export type Theme = 'light' | 'dark'

const storageKey = 'bihuan.theme'
const listeners = new Set<() => void>()
let choice: ThemeChoice = 'auto'

function systemIsDark(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches
}

export function themeOf(chosen: ThemeChoice, isSystemDark: boolean): Theme {
  if (chosen !== 'auto') return chosen
  return isSystemDark ? 'dark' : 'light'
}

/** Kept in the browser too, so that the next start is right before the server has said who is here. */
export function chooseTheme(chosen: ThemeChoice): void {
  choice = chosen
  localStorage.setItem(storageKey, chosen)
  draw()
}

export function startTheme(): void {
  const kept = localStorage.getItem(storageKey)
  if (kept === 'light' || kept === 'dark') choice = kept
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw)
  draw()
}

function draw(): void {
  document.documentElement.dataset.theme = currentTheme()
  for (const listener of listeners) listener()
}

function currentTheme(): Theme {
  return themeOf(choice, systemIsDark())
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentTheme)
}
