declare module 'miniprogram-compiler' {
  const compiler: {
    /** The templates below `folder`, as the body of a function of `window` and `global` that gives `$gwx`. */
    wxmlToJs(folder: string): string
  }
  export default compiler
}
