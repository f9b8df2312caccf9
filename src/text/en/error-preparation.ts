/** Why the server said no, about what is prepared before a meeting. */
export const errorPreparation = {
  'position.notFound': 'This preparation cannot be found.',
  'position.notYours': 'You can only write the preparation of your own department.',
  'position.notNow': 'Preparation is written between the notice and the start of the meeting.',
  'position.stale': 'Somebody of your department has just changed this. Please compare before saving.',
  'alignment.notYours': 'Only those who prepare the meeting can see what was settled beforehand.',
  'alignment.notNow': 'The meeting has begun; what was settled beforehand stays as it is.',
  'alignment.stale':
    'Somebody else has just noted the talk with this department. Please compare before saving.',
  'alignment.objectionNeedsWords': 'Please write down what the objection is.',
}
