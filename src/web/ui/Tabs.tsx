import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Link } from './Link.tsx'
import './page.css'

/** Sibling pages as a row of links; the present one is marked. */
export function Tabs({
  label,
  items,
}: {
  label: string
  /** `under`: pages that are reached from this one and have no tab of their own; an address, and all below it. */
  items: readonly { readonly to: string; readonly label: string; readonly under?: string }[]
}): ReactNode {
  const { pathname } = useLocation()
  return (
    <nav className="tabs no-print" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <Link
              to={item.to}
              className="tab"
              aria-current={
                pathname === item.to ? 'page' : isUnder(pathname, item.under) ? 'true' : undefined
              }
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function isUnder(pathname: string, address: string | undefined): boolean {
  return address !== undefined && (pathname === address || pathname.startsWith(`${address}/`))
}
