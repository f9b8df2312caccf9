import type { ReactNode } from 'react'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import './faces.css'

/** What went wrong, in the reader's words; nothing when nothing did. */
export function ErrorLine({ error, onRetry }: { error: unknown; onRetry?: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  if (error === null || error === undefined) return null
  const { message, fields, requestId } = sayError(error)
  const issues = Object.values(fields)
  return (
    <div className="error-line" role="alert">
      <Icon name="warn" />
      <div>
        {message}
        {issues.length > 0 && (
          <ul className="small">
            {[...new Set(issues)].map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        )}
        {requestId !== undefined && <div className="small faint">{text('error.quote', { requestId })}</div>}
      </div>
      {onRetry && (
        <Button kind="quiet" small onClick={onRetry}>
          {text('common.retry')}
        </Button>
      )}
    </div>
  )
}
