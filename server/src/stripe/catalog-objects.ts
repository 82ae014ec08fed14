/** Every product and price of the catalog as `kind` and `id`, in SQL. */
export const CATALOG_OBJECTS = "select 'product' as kind, id from product union all select 'price', id from price"
