import type { Mount } from './route.ts'

/** Every room that answers over HTTP. A new noun adds its line here. */
export const rooms: readonly ((mount: Mount) => void)[] = []
