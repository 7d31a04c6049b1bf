declare module "*.css" {
  const text: string;
  export default text;
}
declare module "#addresses" {
  const table: Record<string, string>;
  export default table;
}
