-- By hand: a collection has a picture of its own, which comes by the same way as those of products and categories.
ALTER TABLE "media_upload" DROP CONSTRAINT upload_owner;
ALTER TABLE "media_upload" ADD CONSTRAINT upload_owner CHECK ("owner_kind" IN ('product', 'category', 'collection'));
