import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { type ChainLinkView, chainAddress, chainIcons, chainStates } from './chain.ts'
import { Icon } from './Icon.tsx'
import { Link } from './Link.tsx'
import { StateMark } from './StateMark.tsx'
import './findings.css'

/**
 * Where this comes from and where it leads, each link followed with a click. Absent links are left out;
 * what the reader may not see is not there at all.
 */
export function ChainPanel({
  from = [],
  to = [],
  meetingId,
}: {
  from?: readonly (ChainLinkView | null)[]
  to?: readonly (ChainLinkView | null)[]
  /** For topics, which stand in their meeting. */
  meetingId?: string
}): ReactNode {
  const text = useText()
  const sides = [
    { heading: text('common.chain.from'), links: from },
    { heading: text('common.chain.to'), links: to },
  ]
    .map(({ heading, links }) => ({ heading, links: links.filter((link) => link !== null) }))
    .filter(({ links }) => links.length > 0)
  if (sides.length === 0) return <p className="faint">{text('common.chain.none')}</p>
  return (
    <div className="chain">
      {sides.map(({ heading, links }) => (
        <section key={heading}>
          <h3 className="small faint">{heading}</h3>
          <ul className="chain-links">
            {links.map((link) => (
              <ChainItem key={link.id} link={link} meetingId={meetingId} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function ChainItem({ link, meetingId }: { link: ChainLinkView; meetingId: string | undefined }): ReactNode {
  const text = useText()
  const address = chainAddress(link, meetingId)
  const title = `${link.number} ${link.title}`.trim()
  return (
    <li className="chain-link">
      <Icon name={chainIcons[link.noun]} label={text(`enum.noun.${link.noun}`)} />
      <span className="chain-title" title={title}>
        {address === undefined ? <span>{title}</span> : <Link to={address}>{link.title}</Link>}
        {link.number !== '' && address !== undefined && <span className="number">{link.number}</span>}
      </span>
      <span className="small">
        <StateMark kind={chainStates[link.noun]} state={link.state as never} />
      </span>
    </li>
  )
}
