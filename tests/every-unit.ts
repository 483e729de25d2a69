/** What stands before every test: all units are loaded, their options declared, the strings of all languages known. */
import '#core/every-unit.ts'
import { registries } from '#core/registries.ts'
import { declare } from '#demos/options.ts'
import '#i18n/strings.ts'

for (const [part, units] of Object.entries(registries))
  declare({ [part]: Object.fromEntries(units.map(({ id, options }) => [id, options])) })
