import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { normQuery } from '#web/feature/norm/api.ts'
import { NormSheet } from '#web/feature/norm/NormSheet.tsx'
import { useNormTitle } from '#web/feature/norm/NormTable.tsx'
import { usePathPart } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function NormPage(): ReactNode {
  const text = useText()
  const titleOf = useNormTitle()
  const id = usePathPart('id')
  const query = useQuery(normQuery(id))
  const back = { to: '/norms', label: text('norm.title') }
  const norm = query.data?.norm
  return (
    <Page title={norm === undefined ? id : titleOf(norm)} back={back} above={id}>
      <Faces query={query}>{(data) => <NormSheet norm={data.norm} />}</Faces>
    </Page>
  )
}
