import { type Environment, readText } from './configuration-variables.ts'
import {
  type ProvisionedSettings,
  type SettingKey,
  settingDefinitions,
} from './settings/setting-definitions.ts'
import { StartupError } from './startup-error.ts'

/**
 * The settings that the environment provides. Of two variables for one setting the first named wins.
 * In practice the provider's variables are not even read.
 */
export function readProvisionedSettings(env: Environment, practice: boolean): ProvisionedSettings {
  const provisioned: { -readonly [Key in keyof ProvisionedSettings]: ProvisionedSettings[Key] } = {}
  for (const key of settingKeys) {
    const { variables, check } = settingDefinitions[key]
    const variable = variables.find((name) => isRead(name, practice) && readText(env, name) !== null)
    if (variable === undefined) continue
    const checked = check(readText(env, variable) ?? '')
    if (!checked.ok) throw new StartupError(`${variable} ${checked.problem}.`)
    provisioned[key] = { value: checked.value, variable }
  }
  return provisioned
}

// Object.keys widens to string; the table's keys are exactly the setting keys.
const settingKeys = Object.keys(settingDefinitions) as SettingKey[]

function isRead(variable: string, practice: boolean): boolean {
  return !(practice && variable.startsWith('EXOTEL_'))
}
