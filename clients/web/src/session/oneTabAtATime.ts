/** Runs a task while no other tab of this browser runs one of the same name. */
export function oneTabAtATime<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
  if (navigator.locks) return navigator.locks.request(name, task);
  return afterOwn(task);
}

let own: Promise<unknown> = Promise.resolve();

/** A page without TLS, as on a LAN, has no Web Locks: there at least this tab's own tasks wait for each other. */
function afterOwn<Result>(task: () => Promise<Result>): Promise<Result> {
  const turn = own.then(task, task);
  own = turn.catch(() => undefined);
  return turn;
}
