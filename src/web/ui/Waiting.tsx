import { type ReactNode, useEffect, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import './faces.css'

const widths = ['62%', '78%', '48%', '70%', '55%', '81%', '44%', '66%']

/** Ruled lines where text will be. Not drawn for waits too short to notice. */
export function Waiting({ lines = 6 }: { lines?: number }): ReactNode {
  const text = useText()
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="waiting" role="status" data-shown={isShown}>
      <span className="visually-hidden">{text('common.waiting')}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <span key={index} className="waiting-line" style={{ width: widths[index % widths.length] }} />
      ))}
    </div>
  )
}
