export const venueItems = [
  'room',
  'projector',
  'microphone',
  'network',
  'screenShare',
  'recording',
  'link',
] as const
/** What has to be seen to before people come. */
export type VenueItem = (typeof venueItems)[number]

const inTheRoom: readonly VenueItem[] = ['room', 'projector', 'microphone']
const onTheLine: readonly VenueItem[] = ['network', 'screenShare', 'recording', 'link']

export function venueTemplate(form: 'offline' | 'online' | 'hybrid'): readonly VenueItem[] {
  if (form === 'offline') return inTheRoom
  return form === 'online' ? onTheLine : [...inTheRoom, ...onTheLine]
}

/** Recording and sharing the screen are done by somebody who knows that it is theirs. */
export function needsPerson(key: string): boolean {
  return key === 'screenShare' || key === 'recording'
}

export function isVenueItem(key: string): key is VenueItem {
  return (venueItems as readonly string[]).includes(key)
}
