/** The way to the door for whoever is not signed in: it leads back to where they wanted to go. */
export function doorFor(href: string): string {
  return `/sign-in${href === '/' ? '' : `?then=${encodeURIComponent(href)}`}`
}

/** Where one goes when signed in. Only within this product: an address of another site is not followed. */
export function placeAfter(then: string | undefined): string {
  if (then === undefined || !then.startsWith('/')) return '/'
  // Browsers read /\ as //, which is another site.
  return /^\/[/\\]/.test(then) ? '/' : then
}
