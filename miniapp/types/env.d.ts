/// <reference types="@tarojs/taro" />

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5'
    TARO_APP_API_ORIGIN?: string
    TARO_APP_RELEASE?: string
  }
}

/** Stands in for WeChat where the pages run on a developer's machine. */
interface Window {
  shukeStandIn?: {
    login(): Promise<string>
    phoneNumber(): Promise<string | undefined>
    allowMessages(templateIds: string[]): Promise<string[]>
  }
}
