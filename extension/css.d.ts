declare module "*.css" {
  const text: string;
  export default text;
}
declare module "#addresses" {
  const table: string;
  export default table;
}
