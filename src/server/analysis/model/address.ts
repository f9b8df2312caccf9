import { isIP } from 'node:net'
import { AppError } from '#domain/error.ts'

/**
 * The address of a service, or a refusal that says what is wrong with it. It may stand in one's own network, where
 * such models often run; what never does is the address from which machines read their own secrets.
 */
export function modelAddress(typed: string): URL {
  const address = URL.canParse(typed) ? new URL(typed) : undefined
  if (
    address === undefined ||
    !/^https?:$/.test(address.protocol) ||
    address.username !== '' ||
    address.password !== '' ||
    address.search !== '' ||
    address.hash !== ''
  ) {
    throw refused('model.addressNotOne')
  }
  const host = address.hostname.replace(/^\[|\]$/g, '')
  const isLinkLocal =
    (isIP(host) === 4 && (host.startsWith('169.254.') || host.startsWith('0.'))) ||
    (isIP(host) === 6 && /^(?:fe[89ab]|::ffff:a9fe|::$)/i.test(host)) ||
    /^metadata(?:\.|$)/i.test(host)
  if (isLinkLocal) throw refused('model.addressElsewhere')
  return address
}

function refused(reason: 'model.addressNotOne' | 'model.addressElsewhere'): AppError {
  return new AppError('invalid', reason, {}, { issues: [{ path: ['address'], reason }] })
}
