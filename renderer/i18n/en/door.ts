export const door = {
  locked: 'Locked: {{name}}',
  lockedAbout: 'Calls and countdowns go on. Your password opens the desk as it is now.',
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  somebodyElse: 'Sign in as somebody else',
  welcome: 'Welcome, {{name}}',
  welcomeAbout: 'Somebody gave you a password. Choose one that only you know, and the desk opens.',
  givenPassword: 'The password you were given',
  presentPassword: 'Your password now',
  newPassword: 'New password',
  changePassword: 'Change the password',
  later: 'Sign out',
} as const
