export const errorOutput = {
  'output.notYours':
    'Only the host, the recorder, or people of that department who take part or head it can do this.',
  'output.notFound': 'This entry is not there; it may have been removed.',
  'output.stale': 'Somebody changed this entry while you were editing. Compare before saving.',
  'output.departmentNotAttending': 'Nobody of that department takes part in this meeting.',
  'output.noteNeeded': 'Say why the department disagrees.',
  'output.orderIncomplete': 'Requests were added or removed. Reload and rank them again.',
  'output.kindNotOffered': 'This kind is no longer offered. Choose another one.',
  'output.kindExists': 'There is a kind named “{{name}}” already.',
}
