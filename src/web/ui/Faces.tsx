import type { ReactNode } from 'react'
import { ErrorLine } from './ErrorLine.tsx'
import { Waiting } from './Waiting.tsx'

interface Asked<Data> {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}

/**
 * The four faces of what was asked for: waiting, failed, empty, full. What is known stays on the
 * screen when asking again fails; the failure is said above it.
 */
export function Faces<Data>({
  query,
  isEmpty,
  empty,
  waiting,
  children,
}: {
  query: Asked<Data>
  isEmpty?: (data: Data) => boolean
  empty?: ReactNode
  waiting?: ReactNode
  children: (data: Data) => ReactNode
}): ReactNode {
  const { data, error } = query
  const failed = <ErrorLine error={error} onRetry={() => void query.refetch()} />
  if (data === undefined) return error ? failed : (waiting ?? <Waiting />)
  return (
    <>
      {error ? failed : null}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  )
}
