declare module "*.sql" {
  const text: string;
  export default text;
}
declare module "swagger-ui-dist/*.js" {
  const path: string;
  export default path;
}
declare module "*.css" {
  const path: string;
  export default path;
}
declare module "*/fill-token.js" {
  const text: string;
  export default text;
}
