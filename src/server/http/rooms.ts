import { eventRoutes } from '#server/events/routes.ts'
import { fileRoutes } from '#server/files/routes.ts'
import { sessionRoutes } from '#server/session/routes.ts'
import type { Mount } from './route.ts'

/** Every room that answers over HTTP. A new noun adds its line here. */
export const rooms: readonly ((mount: Mount) => void)[] = [sessionRoutes, eventRoutes, fileRoutes]
