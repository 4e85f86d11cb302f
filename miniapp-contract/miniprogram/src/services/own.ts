/**
 * What a component keeps for itself and does not draw. `data` would send it to the view layer, and
 * `methods` takes functions only.
 */
export function privately<T>(make: () => T): (component: object) => T {
  const all = new WeakMap<object, T>();
  return (component) => {
    const known = all.get(component);
    if (known) return known;
    const made = make();
    all.set(component, made);
    return made;
  };
}
