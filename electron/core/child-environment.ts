/** What the console is configured with is no business of the programs beside it. */
const ownVariable = /^(?:MASKLINE|EXOTEL|TWILIO|DATABASE|WEBHOOK|NERVE)_/

export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ownVariable.test(name)))
}
