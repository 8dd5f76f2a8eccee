/** Where a token's bytes are fetched from, once. Windows' web view knows own schemes only as http. */
export function evidenceAddress(token: string, agent: string = navigator.userAgent): string {
  return /Windows|Android/.test(agent)
    ? `http://evidence.localhost/${token}`
    : `evidence://localhost/${token}`;
}
