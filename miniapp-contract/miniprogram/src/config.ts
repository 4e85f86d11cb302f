/**
 * What a county changes before it ships. `baseUrl` must be HTTPS on a domain that the mini-program's
 * administrator has put on the white list; the mock's address works in developer tools only.
 */
export const config = {
  baseUrl: "http://127.0.0.1:4010",
  /** The site that opens first: the code of a county, township or village. */
  home: "360735",
  /** For example "wx0123456789abcdef": only where one server serves several mini-programs. */
  appId: "",
};
