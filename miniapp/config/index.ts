import { readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type { IH5Config } from '@tarojs/taro/types/compile'

type Chain = Parameters<NonNullable<IH5Config['webpackChain']>>[0]

const pixelsAsTheyAre = { pxtransform: { enable: false, config: {} } }

/** What old phones could not read as it is: the words shared with the API, and packages written for new engines. */
const TO_TRANSLATE = [
  /[\\/]api[\\/]_\w+[\\/]vocabulary\.ts$/,
  /[\\/]node_modules[\\/](swr|uuid|uqr)[\\/].+\.m?js$/,
]

/** A sound is played from a file of its own; WeChat plays none that is written into the code. */
const soundsAsFiles = { limit: 1 }

// Where the variable is not set, its name would stay in the build, and WeChat has no `process` to look it up in.
const apiOrigin = (process.env.TARO_APP_API_ORIGIN ?? 'http://127.0.0.1:3000').replace(/\/+$/, '')

/**
 * Which build it is, as the ledger knows it: `0.1.0`, or `0.1.0-` and a word. Letters after a full stop could be an address,
 * which alerts take for no release.
 */
const release = [
  JSON.parse(readFileSync(path.resolve(__dirname, '../../package.json'), 'utf8')).version,
  process.env.TARO_APP_RELEASE?.replace(/[^0-9A-Za-z_.-]|\.(?!\d+([.-]|$))/g, '_'),
]
  .filter(Boolean)
  .join('-')
  .slice(0, 64)

const webpackChain = (chain: Chain) => {
  chain.merge({ resolve: { extensionAlias: { '.js': ['.ts', '.tsx', '.js'] } } })
  chain.module
    .rule('translate')
    .test((file: string) => TO_TRANSLATE.some((pattern) => pattern.test(file)))
    .use('babel')
    .loader('babel-loader')
    .options({ configFile: path.resolve(__dirname, '../babel.config.cjs') })
}

/** What draws charts is most of a page that has one; such pages share one copy. */
const chartsOnce = (chain: Chain) => {
  webpackChain(chain)
  chain.merge({
    optimization: {
      splitChunks: {
        cacheGroups: {
          charts: {
            test: /[\\/]node_modules[\\/](echarts|zrender)[\\/]/,
            name: 'charts',
            chunks: 'async',
            enforce: true,
          },
        },
      },
    },
  })
}

export default defineConfig<'webpack5'>({
  projectName: 'shuke',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: true },
  env: { TARO_APP_API_ORIGIN: JSON.stringify(apiOrigin), TARO_APP_RELEASE: JSON.stringify(release) },
  alias: { '@': path.resolve(__dirname, '../src') },
  mini: {
    mediaUrlLoaderOption: soundsAsFiles,
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: pixelsAsTheyAre,
    webpackChain,
  },
  h5: {
    mediaUrlLoaderOption: soundsAsFiles,
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: { ...pixelsAsTheyAre, autoprefixer: { enable: true, config: {} } },
    webpackChain: chartsOnce,
  },
})
