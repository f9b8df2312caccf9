import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from './Button.tsx'

/** The rest of a list, page by page; for `useInfiniteQuery`. */
export function More({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }
}): ReactNode {
  const text = useText()
  if (!query.hasNextPage) return null
  return (
    <div>
      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {text('common.more')}
      </Button>
    </div>
  )
}
