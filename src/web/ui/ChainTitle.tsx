import type { ReactNode } from 'react'
import { type ChainLinkView, chainAddress } from './chain.ts'
import { Link } from './Link.tsx'

/** The name of something of the chain, which leads there. */
export function ChainTitle({ link }: { link: ChainLinkView }): ReactNode {
  return <Link to={chainAddress(link) ?? ''}>{link.title}</Link>
}
