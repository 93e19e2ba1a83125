/**
 * The interpreter asks its table of functions anew for every call through a pointer, and the browser's answer is slow: a
 * quarter of a run. Its tables never change once they are made, so each function is asked for once.
 */
export function callTableOnce(): void {
  if (Object.hasOwn(WebAssembly.Table.prototype.get, 'remembers')) return;
  const ask = WebAssembly.Table.prototype.get;
  const known = new WeakMap<WebAssembly.Table, unknown[]>();
  const get = function (this: WebAssembly.Table, index: number): unknown {
    let functions = known.get(this);
    if (!functions) known.set(this, (functions = []));
    return (functions[index] ??= ask.call(this, index));
  };
  WebAssembly.Table.prototype.get = Object.assign(get, { remembers: true });
}
