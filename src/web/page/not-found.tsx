import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'

export function NotFoundPage(): ReactNode {
  const text = useText()
  return (
    <Page
      title={text('nav.notFoundTitle')}
      width="text"
      primary={
        <LinkButton to="/" kind="primary">
          {text('nav.backToToday')}
        </LinkButton>
      }
    >
      <p className="quiet">{text('nav.notFoundHint')}</p>
    </Page>
  )
}
