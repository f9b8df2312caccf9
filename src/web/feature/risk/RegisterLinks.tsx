import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'

/** 风险登记表 on paper and as a sheet (A23). */
export function RegisterLinks({ id }: { id: string }): ReactNode {
  const text = useText()
  return (
    <>
      <LinkButton small kind="quiet" to={`/print/risks/${id}`} icon="file">
        {text('risk.print')}
      </LinkButton>
      <a
        className="button button-quiet button-small"
        href={`/api/v1/collaborations/${id}/risks/export`}
        download
      >
        {text('risk.excel')}
      </a>
    </>
  )
}
