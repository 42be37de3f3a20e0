/** How loud it is, 0 to 1. */
export function Meter({ level, name }: { readonly level: number | undefined; readonly name: string }) {
  return <meter min={0} max={100} value={Math.round((level ?? 0) * 100)} aria-label={name} />;
}
