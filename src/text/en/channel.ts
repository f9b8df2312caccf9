export const channel = {
  title: 'Channels',
  lead: 'Meeting notices, changes, cancellations and final minutes go to groups in WeCom, DingTalk or Feishu: name, time, place and a link, nothing more. Secret and confidential meetings are never sent. What is overdue can be listed once a day; tasks are never sent one by one.',
  add: 'Add a channel',
  addTitle: 'Add a channel',
  editTitle: 'Change “{{name}}”',
  emptyTitle: 'No channels yet',
  emptyHint:
    'Add a custom robot in the settings of a group and copy its address here; the group then hears of meetings. Notices in the product and mail go on as before.',
  kind: { label: 'Tool', dingtalk: 'DingTalk', feishu: 'Feishu', wecom: 'WeCom' },
  name: 'Name',
  nameHint: 'The name of the group, for example',
  address: 'Address of the robot',
  addressHint: {
    dingtalk:
      'Group settings → Robots → add a custom robot, copy its address. For security, choose the signature.',
    feishu:
      'Group settings → Bots → add a custom bot, copy its address. For security, choose signature verification.',
    wecom:
      'Group settings → Message push (group robot) → add, copy its address. The address is the password: keep it to yourself.',
  },
  kept: 'Saved; it ends in {{tail}}. Leave empty to keep it.',
  secret: 'Signing secret',
  secretHint:
    'Leave empty if the robot does not ask for a signature. If it asks for a keyword, use “Meeting”.',
  secretKept: 'Saved. Leave empty to keep it.',
  secretDrop: 'The robot no longer asks for a signature: drop the secret',
  secretNote: 'Address and secret are kept encrypted; nobody can read them again.',
  what: 'Which notices',
  notice: {
    invited: 'Meeting notice',
    rescheduled: 'Meeting changed',
    cancelled: 'Meeting cancelled',
    minutesFinal: 'Minutes final',
    overdueTasks: 'Overdue tasks (once each working day)',
    trial: 'Trial message',
  },
  noNotice: 'No notice is chosen; only trial messages can be sent.',
  scope: {
    label: 'Notices of which meetings',
    organisation: 'All public and internal meetings (everybody in the group may know)',
    public: 'Public meetings only',
    departments: 'Public and internal meetings in which certain departments take part',
    secretNever:
      'Secret and confidential meetings never go to a group, whatever is chosen. In the list of overdue tasks a secret one is “A supervised matter”, a confidential one does not appear; by department only the tasks of those departments are listed.',
  },
  shortScope: { organisation: 'Public and internal', public: 'Public only' },
  departments: 'Departments',
  enabled: 'Switched on',
  isOff: 'Switched off',
  tryIt: 'Send a trial message',
  tryShort: 'Try',
  log: 'Log',
  logOf: 'What was sent to “{{name}}”',
  logEmpty: 'Nothing has been sent yet.',
  remove: 'Remove the channel',
  removeTitle: 'Remove “{{name}}”?',
  removeHint:
    'What waits to be sent and the log go with it. Messages in the group stay; remove the robot in the settings of the group.',
  removed: '“{{name}}” is removed',
  last: 'Latest',
  never: 'Nothing sent yet',
  waiting: '{{count}} waiting',
  paused: 'The service has shut this robot out until',
  carried: 'Went together with another one',
  column: { at: 'Time', scope: 'Meetings', notice: 'Notice', meeting: 'Meeting', state: 'Result' },
  hidden: 'A meeting that you may not see',
  attempts: 'Tried {{count}} times',
  next: 'Sent again by itself:',
  said: 'Answer: {{answer}}',
  trial: {
    sent: 'The trial message is delivered; please look in the group.',
    failed: 'The trial message was not delivered.',
  },
  trouble: {
    sealed:
      'The secret of the server has changed, so address and signing secret cannot be read. Please enter them again.',
    signature: 'The signature does not match. Check the signing secret, and the clock of the server.',
    keyword:
      'The robot asks for a keyword. Set it to “Meeting” in the security settings of the robot, or use the signature.',
    addressRange:
      'The robot takes messages from certain network addresses only. Add the one this server is seen by.',
    address:
      'The address is not valid; the robot may have been removed from the group. Please copy the address again.',
    content: 'The service does not accept the form or the length of the message.',
    refused: 'The service refused the message.',
    unreadable: 'The answer does not look like that of a robot. Please check the address.',
    tooFast: 'Too much at once: the service has shut the robot out for a while.',
    busy: 'The service is busy.',
    unreachable: 'The service cannot be reached. Check that the server may go out.',
    notTaken: 'When its turn came, the level of the meeting or the channel had changed, so it was not sent.',
    superseded: 'The meeting has been arranged anew since, so this was not sent.',
  },
}
