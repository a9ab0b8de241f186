/** Most bytes of a picture as it is sent. */
export const UPLOAD_LIMIT = 15 * 1024 * 1024;

/** What a picture may be when it is sent. */
export const UPLOAD_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif"] as const;
