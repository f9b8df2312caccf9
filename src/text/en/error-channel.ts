export const errorChannel = {
  'channel.notFound': 'This channel cannot be found; it may have been removed.',
  'channel.stale': 'Somebody has just changed this channel. Please check before you save.',
  'channel.nameTaken': 'There is a channel named “{{name}}” already.',
  'channel.tooMany': 'There can be {{max}} channels. Please remove those no longer used.',
  'channel.departmentsMissing': 'Please choose at least one department.',
  'channel.tooFast': 'This robot has sent too much within a minute. Please try again in {{seconds}} seconds.',
  'channel.addressNotOne':
    'This is not a web address. Copy it whole from the settings of the robot; it begins with https.',
  'channel.addressElsewhere':
    'The address does not belong to the tool chosen; it should be on {{hosts}}. To send through a gateway of your own, whoever runs the server has to name it in the settings.',
  'channel.addressNotSecure': 'The address should begin with https.',
  'channel.addressNotRobot':
    'This is not the address of a group robot. Copy it whole from the robot in the settings of the group.',
}
