// Runs the Taro CLI with miniapp/ as the app root while node_modules stays at the repository root.
process.chdir(__dirname)
if (!process.argv.includes('--disable-global-config')) process.argv.push('--disable-global-config')
const CLI = require('@tarojs/cli/dist/cli').default
new CLI(__dirname).run()
