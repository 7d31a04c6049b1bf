declare module "*.css" {
  const text: string;
  export default text;
}
declare module "#addresses" {
  const table: string;
  export default table;
  /** A regular expression for addresses of settings pages anywhere. */
  export const settings: string;
}
