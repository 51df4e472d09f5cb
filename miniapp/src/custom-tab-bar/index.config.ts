// WeChat keeps a component's styles to itself; ours are those of the app.
export default { component: true, styleIsolation: 'apply-shared' }
