import type { ReactNode } from 'react'
import './faces.css'

/** Nothing here yet: says what will be here and teaches the next step; `children` do it. */
export function EmptyState({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string
  children?: ReactNode
}): ReactNode {
  return (
    <div className="empty-state">
      <p className="empty-title serif">{title}</p>
      {hint !== undefined && <p className="quiet">{hint}</p>}
      {children !== undefined && <div className="line">{children}</div>}
    </div>
  )
}
