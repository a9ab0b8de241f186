import { type NextRequest, NextResponse } from "next/server";

const LARGEST_BODY = 2 * 1024 * 1024;

/**
 * Headers for every answer, and the nonce for every page. A convenience, not a lock:
 * whoever may do what is decided in the procedures, with or without this file.
 */
export function proxy(request: NextRequest): NextResponse {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_BODY) {
    return new NextResponse("That is too much to send at once.", { status: 413 });
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  // For pages that send a guest to sign in and back.
  headers.set("x-path", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

function contentPolicy(nonce: string): string {
  const isDev = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    // Style attributes carry picture colours and sizes; no style can run code.
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data: blob: ${originsOf("S3_PUBLIC_URL")}`.trimEnd(),
    "font-src 'self'",
    // Staff send pictures straight to the bucket, where there is one.
    `connect-src 'self' ${originsOf("S3_ENDPOINT")}`.trimEnd(),
    // After a form is sent, the way leads to the provider's payment page.
    `form-action 'self' ${paymentPages()}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(process.env["APP_URL"]?.startsWith("https://") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

const paymentPages = (): string =>
  `https://checkout.paystack.com https://checkout.stripe.com ${originsOf("PAYSTACK_BASE_URL", "STRIPE_API_BASE")}`.trimEnd();

/** Origins of the addresses that these settings hold; "" when none is set. */
function originsOf(...names: readonly string[]): string {
  const origins = names.flatMap((name) => {
    const address = process.env[name];
    return address ? [new URL(address).origin] : [];
  });
  return [...new Set(origins)].join(" ");
}

/** Not for files, nor for the API, whose answers are no pages: passing through here would double what a small one costs. */
export const config = {
  matcher: [{ source: "/((?!api/(?!auth)|_next/static|media/|fonts/|icon|apple-touch|favicon|manifest).*)" }],
};
