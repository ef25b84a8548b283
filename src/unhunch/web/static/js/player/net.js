/* Requests to the player's API: JSON in, JSON out, a Problem where it did not work. */

export class Problem extends Error {
  constructor(status, body) {
    super(body?.what || `status ${status}`);
    this.status = status;
    this.where = body?.where ?? "";
    this.fix = body?.fix ?? "";
  }

  /** Whether sending it again later may help: the network or the server was away. */
  get passes() {
    return this.status === 0 || this.status >= 500 || this.status === 403 || this.status === 408 || this.status === 429;
  }
}

export function caller(root, token, wait = 15_000) {
  return async (path, body = null, { timeout = wait, keepalive = false } = {}) => {
    const ends = new AbortController();
    const timer = setTimeout(() => ends.abort(), timeout);
    try {
      const answer = await fetch(`${root}${path}`, {
        method: body === null ? "GET" : "POST",
        headers: body === null ? { Accept: "application/json" } : { "Content-Type": "application/json", "X-CSRFToken": token },
        body: body === null ? undefined : JSON.stringify(body),
        credentials: "same-origin",
        signal: ends.signal,
        keepalive,
      });
      const json = await answer.json().catch(() => null);
      if (!answer.ok) throw new Problem(answer.status, json);
      return json;
    } catch (error) {
      throw error instanceof Problem ? error : new Problem(0, { what: String(error) });
    } finally {
      clearTimeout(timer);
    }
  };
}
