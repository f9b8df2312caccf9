import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { statusQuery } from '#web/feature/sync/api.ts'
import { Status } from '#web/feature/sync/Status.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { CollaborationPart } from './collaboration-frame.tsx'
import '#web/feature/sync/sync.css'

/** Where a collaboration stands, for everybody concerned (S4-46). */
export default function CollaborationStatusPage(): ReactNode {
  const id = usePathPart('id')
  const query = useQuery(statusQuery(id))
  const cache = useQueryClient()
  useStream('tasks', () => void cache.invalidateQueries({ queryKey: ['sync', 'status', id] }))
  return (
    <CollaborationPart>
      {() => <Faces query={query}>{(status) => <Status status={status} />}</Faces>}
    </CollaborationPart>
  )
}
