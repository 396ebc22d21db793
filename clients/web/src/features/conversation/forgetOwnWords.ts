/** Who logs out leaves nothing behind that they wrote: on a shared machine, the next person could find it. */
export function forgetOwnWords(): void {
  const own = Object.keys(localStorage).filter((key) => /^sarangbang\.(draft|outbox)\//.test(key));
  for (const key of own) localStorage.removeItem(key);
}
