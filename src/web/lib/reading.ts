import { useMemo } from 'react'
import { useNow } from './now.ts'
import { useSession } from './session.ts'
import { useLocale } from './text.ts'
import type { Reading } from './time.ts'

/** How this reader reads dates: their language, the organisation's clock, now. */
export function useReading(): Reading {
  const locale = useLocale()
  const zone = useSession()?.organisation?.timeZone ?? 'Asia/Shanghai'
  const now = useNow()
  return useMemo(() => ({ locale, zone, now }), [locale, zone, now])
}
