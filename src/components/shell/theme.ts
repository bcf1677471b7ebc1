// Light, dark, or as the system says. Remembered where the browser lets a page remember.

export type Theme = 'system' | 'light' | 'dark'

export const THEME_NAMES: Readonly<Record<Theme, string>> = { system: 'as the system', light: 'light', dark: 'dark' }

const ORDER: readonly Theme[] = ['system', 'light', 'dark']
const NAME = 'unsealed.theme'

export const nextTheme = (theme: Theme): Theme => ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length] ?? 'system'

export function rememberedTheme(): Theme {
  try {
    const stored = localStorage.getItem(NAME)
    return ORDER.find((theme) => theme === stored) ?? 'system'
  } catch {
    // In a sandboxed frame even looking at localStorage throws.
    return 'system'
  }
}

export function rememberTheme(theme: Theme): void {
  showTheme(theme)
  try {
    localStorage.setItem(NAME, theme)
  } catch {
    // The choice then lasts as long as the page.
  }
}

export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
