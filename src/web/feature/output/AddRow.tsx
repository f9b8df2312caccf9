import { type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'

/** A quiet button that becomes the form of a new row. */
export function AddRow({
  slot,
  label,
  children,
}: {
  slot?: string
  label?: string
  children: (onDone: () => void) => ReactNode
}): ReactNode {
  const text = useText()
  const [isAdding, setAdding] = useState(false)
  if (isAdding) return children(() => setAdding(false))
  const name = slot === undefined ? undefined : text('output.addTo', { slot: text(`output.slot.${slot}`) })
  return (
    <div className="no-print">
      <Button
        kind="quiet"
        small
        icon="plus"
        {...(name !== undefined && { 'aria-label': name })}
        onClick={() => setAdding(true)}
      >
        {label ?? text('output.add')}
      </Button>
    </div>
  )
}
