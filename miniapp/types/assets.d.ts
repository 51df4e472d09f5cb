declare module '*.scss'
declare module '*.css'
declare module '*.wav' {
  const url: string
  export default url
}
declare module '*.png' {
  const url: string
  export default url
}
