import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { importQuery } from '#web/feature/analysis/api.ts'
import { ReviewScreen } from '#web/feature/analysis/ReviewScreen.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

/** /imports/$id: what was read in a text, gone through item by item. */
export default function ImportPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const query = useQuery(importQuery(id))
  if (query.data !== undefined) return <ReviewScreen key={id} view={query.data} />
  return (
    <Page title={text('imports.title')} back={{ to: '/imports/new', label: text('imports.title') }}>
      <Faces query={query}>{() => null}</Faces>
    </Page>
  )
}
